// Puts a help button on a page of another site:
//
//   <script src="https://your.host/widget.js" data-title="Help"></script>
//
// data-position="left" puts it on the left, and data-unreachable is what it says where the server cannot be reached.
// The button and the conversation stand in a shadow tree with a style sheet of their own, so the styles of the page and
// of the widget do not meet, and the page needs neither inline scripts nor inline styles. The conversation is loaded
// when the button is pressed first. The server must be told the origin of the page: faqbot serve --allow-origin ORIGIN.
(() => {
  if (document.querySelector("faqbot-help")) return; // the script stands in the page twice
  const script = document.currentScript;
  const base = new URL(".", script.src).href;
  const title = script.dataset.title || "Help";
  const unreachable = script.dataset.unreachable || "The help cannot be reached at the moment.";

  const host = document.createElement("faqbot-help");
  host.dataset.position = script.dataset.position === "left" ? "left" : "right";
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; position: fixed; inset-block-end: 20px; right: 20px; z-index: 2147483000;
      font: 16px/1.5 system-ui, sans-serif; color-scheme: light dark; }
    :host([data-position="left"]) { right: auto; left: 20px; }
    .opener { font: inherit; font-weight: 600; padding: 10px 21px; border: 1px solid transparent; border-radius: 999px;
      cursor: pointer; color: #fff; background: #1b5cab; box-shadow: 0 3px 14px rgb(0 0 0 / .28); }
    .opener:hover { background: #164c8f; }
    .opener:focus-visible { outline: 3px solid #1b5cab; outline-offset: 3px; box-shadow: 0 0 0 3px #fff; }
    .panel { position: fixed; inset-block: auto 84px; right: 20px; width: min(400px, calc(100vw - 40px));
      height: min(620px, calc(100dvh - 104px)); border-radius: 14px; overflow: hidden auto;
      background: var(--ground, #f6f7f9); color: var(--ink, #1c1f23); box-shadow: 0 10px 44px rgb(0 0 0 / .32); }
    :host([data-position="left"]) .panel { right: auto; left: 20px; }
    .panel[hidden] { display: none; }
    .message { padding: 20px 56px 20px 20px; margin: 0; }
    .message button { font: inherit; margin-block-start: 10px; display: block; }
    @media (prefers-color-scheme: dark) { .panel { background: var(--ground, #16181c); color: var(--ink, #e7e9ec); } }
    @media (max-width: 480px) {
      .panel, :host([data-position="left"]) .panel { inset: 0; width: auto; height: auto; border-radius: 0; }
      :host(.open) .opener { display: none; }
    }
  `);
  shadow.adoptedStyleSheets = [sheet];

  const opener = document.createElement("button");
  opener.className = "opener";
  opener.textContent = title;
  opener.ariaExpanded = "false";
  opener.ariaHasPopup = "dialog";

  const panel = document.createElement("section");
  panel.className = "panel";
  panel.role = "dialog";
  panel.ariaLabel = title;
  panel.tabIndex = -1;
  panel.hidden = true;

  const close = document.createElement("button");
  close.className = "close";
  close.textContent = "×";
  close.ariaLabel = "Close";
  panel.append(close);

  let content = null; // the conversation, or a message in its place

  async function fill() {
    content?.remove();
    content = document.createElement("p");
    content.className = "message";
    content.textContent = "…";
    panel.append(content);
    try {
      const { load, startChat, taken } = await import(`${base}static/chat.js`);
      const page = await load(base);
      const rules = await (await fetch(`${base}static/chat.css`)).text();
      const chat = document.createElement("div");
      chat.className = "chat";
      chat.append(...[...page.querySelector("main").children].map((part) => taken(part, base)));
      const styles = new CSSStyleSheet();
      styles.replaceSync(rules);
      shadow.adoptedStyleSheets = [styles, sheet];
      close.ariaLabel = chat.querySelector(".sentences").dataset.close;
      panel.lang = page.documentElement.lang;
      content.replaceWith(chat);
      content = chat;
      startChat(chat, base);
    } catch (problem) {
      failed(problem);
    }
  }

  function failed(problem) {
    const hint = "is it allowed by --allow-origin?";
    console.warn(`faqbot: ${base} cannot be reached from ${location.origin}; ${hint}`, problem);
    const again = document.createElement("button");
    again.textContent = "↻";
    again.ariaLabel = "Try again";
    again.onclick = open;
    content.role = "alert";
    content.replaceChildren(unreachable, again);
  }

  async function open() {
    panel.hidden = false;
    host.classList.add("open");
    opener.ariaExpanded = "true";
    panel.focus();
    if (!content?.matches(".chat")) await fill();
    if (!panel.hidden) (content.querySelector("textarea") ?? content.querySelector("button"))?.focus();
  }

  function shut() {
    panel.hidden = true;
    host.classList.remove("open");
    opener.ariaExpanded = "false";
    opener.focus();
  }

  opener.onclick = () => (panel.hidden ? open() : shut());
  close.onclick = shut;
  shadow.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) shut();
  });

  shadow.append(opener, panel);
  if (document.body) document.body.append(host);
  else addEventListener("DOMContentLoaded", () => document.body.append(host));
})();
