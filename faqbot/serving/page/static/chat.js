// The conversation on a page: it sends the forms of the page in the background, and puts the answers into the page.
//
// The server writes the HTML of every answer, the same with and without this script. An answer arrives as a document:
// XMLHttpRequest parses it without running anything, so no text is ever turned into HTML here, and the page works where
// Trusted Types forbid that. What is taken over from the document is looked through once more (`taken`), because the
// widget puts it into pages of others.

const PATIENCE = 20_000; // milliseconds for an answer

const ELEMENTS = new Set(
  ("a article bdi blockquote br button code div em form h1 h2 h3 h4 h5 h6 header hr input label li ol p path pre " +
    "small span strong svg table tbody td textarea th thead tr ul").split(" "),
);

// What went wrong, by the status of the response: the name of a sentence.
const PROBLEMS = { 413: "long", 422: "long", 429: "busy", 503: "unavailable", 408: "slow", 504: "slow" };

// Return the document at an address, or the one that answers these fields; throw the name of a sentence.
export function load(url, fields) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(fields ? "POST" : "GET", url);
    request.responseType = "document";
    request.timeout = PATIENCE;
    request.onload = () => {
      if (request.status === 200 && request.response) resolve(request.response);
      else reject(PROBLEMS[request.status] ?? "failed");
    };
    request.onerror = () => reject("unreachable");
    request.ontimeout = () => reject("slow");
    request.send(fields);
  });
}

// Return a copy of an element for this page, without elements and attributes that answers do not have. Addresses are
// those of the server at `url`, from whatever page they are followed.
export function taken(element, url) {
  const copy = document.importNode(element, true);
  for (const part of [copy, ...copy.querySelectorAll("*")]) {
    if (!ELEMENTS.has(part.localName)) part.remove();
    for (const { name, value } of [...part.attributes]) {
      if (/^(on|style|src|formaction|xlink)/.test(name)) part.removeAttribute(name);
      if (/^(href|action)$/.test(name)) {
        const address = URL.canParse(value, url) ? new URL(value, url) : null;
        if (/^(https?|mailto|tel):$/.test(address?.protocol)) part.setAttribute(name, address.href);
        else part.removeAttribute(name);
      }
    }
  }
  for (const button of copy.querySelectorAll("button.copy")) button.hidden = false;
  return copy;
}

function made(name, className, text) {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

// Let the forms in `chat` ask the server at `url`.
export function startChat(chat, url) {
  const log = chat.querySelector(".log");
  const form = chat.querySelector("form.ask");
  const field = form.elements.question;
  const says = chat.querySelector(".sentences").dataset;
  let busy = false;

  for (const button of chat.querySelectorAll("button.copy")) button.hidden = false;

  // Ask a question: the fields of a form, and the text that stands for them in the log.
  async function ask(fields, text) {
    busy = true;
    const article = made("article", "exchange waiting", "");
    article.append(made("h2", "asked", text), made("p", "note looking", says.looking));
    article.ariaHidden = "true"; // who asked knows the question; the answer repeats it
    log.append(article);
    article.scrollIntoView({ block: "start" });
    try {
      const answer = taken((await load(url, fields)).querySelector("article"), url);
      if (!article.isConnected) return; // started over meanwhile
      article.replaceWith(answer);
      answer.scrollIntoView({ block: "start" });
      form.elements.conversation.value = answer.dataset.conversation;
    } catch (problem) {
      if (article.isConnected) explain(article, fields, text, problem);
    } finally {
      busy = false;
    }
  }

  // Say what went wrong in place of an answer. The question is kept: it can be sent again, or it is in the field again.
  function explain(article, fields, text, problem) {
    const reply = made("div", "reply problem", "");
    reply.role = "alert";
    reply.append(made("p", "text", says[problem] ?? says.failed));
    article.ariaHidden = null;
    article.querySelector(".looking").replaceWith(reply);
    if (problem === "long") {
      field.value ||= text;
      fit();
      field.focus({ preventScroll: true });
      reply.style.scrollMarginBlockEnd = `${form.offsetHeight}px`; // the field, which is high now, would hide it
      return reply.scrollIntoView({ block: "end" });
    }
    const again = made("button", "again", says.retry);
    again.onclick = () => {
      if (busy) return;
      article.remove();
      ask(fields, text);
      field.focus();
    };
    reply.append(again);
  }

  async function judge(judged, fields) {
    try {
      await load(url, fields);
      const thanks = made("span", "note", says.thanks);
      thanks.role = "status";
      thanks.tabIndex = -1;
      judged.replaceWith(thanks);
      thanks.focus();
    } catch (problem) {
      judged.querySelector(".note")?.remove();
      const sorry = made("span", "note", says[problem] ?? says.failed);
      sorry.role = "alert";
      judged.append(sorry);
    }
  }

  async function copy(button) {
    let copied = true;
    try {
      await navigator.clipboard.writeText(button.dataset.text);
    } catch {
      copied = copyFromField(button);
    }
    if (button.nextElementSibling?.matches(".copied")) button.nextElementSibling.remove();
    const done = made("span", "note copied", copied ? says.copied : says.uncopied);
    done.role = "status";
    button.after(done);
    setTimeout(() => done.remove(), 3000);
  }

  // Copy without the clipboard's own interface, which pages without HTTPS do not have.
  function copyFromField(button) {
    const area = made("textarea", "unseen", "");
    area.value = button.dataset.text;
    button.after(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    button.focus();
    return copied;
  }

  // Give the field as many lines as its text needs; the style sheet sets the most.
  function fit() {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  }

  function startOver() {
    for (const article of log.querySelectorAll("article, .notice")) article.remove();
    form.elements.conversation.value = "";
    field.value = "";
    busy = false;
    fit();
    field.focus();
  }

  chat.addEventListener("submit", (event) => {
    event.preventDefault();
    const sent = event.target;
    const button = event.submitter;
    const fields = new URLSearchParams(new FormData(sent));
    if (button?.name) fields.set(button.name, button.value);
    if (sent.matches(".judge")) return judge(sent, fields);
    const text = sent === form ? field.value.trim() : (button.firstElementChild ?? button).textContent;
    if (busy || !text) return;
    fields.set("part", "reply");
    if (!fields.has("conversation")) fields.set("conversation", form.elements.conversation.value);
    if (sent === form) field.value = "";
    fit();
    ask(fields, text);
  });

  chat.addEventListener("click", (event) => {
    const clicked = event.target.closest("button.copy, a.restart");
    if (clicked?.matches(".copy")) copy(clicked);
    if (clicked?.matches(".restart")) {
      event.preventDefault();
      startOver();
    }
  });

  field.addEventListener("input", fit);
  field.addEventListener("keydown", (event) => {
    // While an input method composes a character, Enter belongs to it; Safari says so only by the key code 229.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (field.value.trim()) form.requestSubmit();
  });
}
