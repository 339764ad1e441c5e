// Starts the conversation on the page of the server itself.
import { startChat } from "./chat.js";

const chat = document.querySelector(".chat");
startChat(chat, chat.querySelector("form.ask").action);
// On a phone, the keyboard would cover the examples.
if (matchMedia("(hover: hover)").matches) chat.querySelector("textarea").focus({ preventScroll: true });
