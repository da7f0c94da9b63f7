// @ts-check
/**
 * Buttons that copy the address of a page, or hand it to the browser's own share sheet.
 *
 * They stand in the page with `hidden`; what a browser cannot do stays so.  All words
 * are in attributes of the element around them, in the language of the page.
 */
(() => {
  "use strict";

  /** Pause, in milliseconds, after which a live region announces the same words again. */
  const AGAIN = 100;

  /** @param {HTMLElement} tools */
  function setUp(tools) {
    const { url = "", title = "", copied = "", refused = "", address = "" } = tools.dataset;
    const copyButton = /** @type {HTMLElement} */ (tools.querySelector("[data-share=copy]"));
    const sheetButton = /** @type {HTMLElement} */ (tools.querySelector("[data-share=sheet]"));
    const status = /** @type {HTMLElement} */ (tools.querySelector("[role=status]"));

    /** @param {string} text */
    function say(text) {
      status.textContent = "";
      setTimeout(() => { status.textContent = text; }, AGAIN);
    }

    /** Show the address, selected, for the reader to copy. */
    function offer() {
      let field = tools.querySelector("input");
      if (!field) {
        field = document.createElement("input");
        field.readOnly = true;
        field.value = url;
        field.setAttribute("aria-label", address);
        tools.append(field);
      }
      field.focus();
      field.select();
      say(refused);
    }

    async function copy() {
      try {
        // Not there on pages without TLS; refused by policies and by readers.
        await navigator.clipboard.writeText(url);
      } catch {
        offer();
        return;
      }
      tools.querySelector("input")?.remove();
      say(copied);
    }

    async function share() {
      try {
        await navigator.share({ title, url });
      } catch (error) {
        // A reader who shuts the sheet has decided.
        if (!(error instanceof DOMException && error.name === "AbortError")) await copy();
      }
    }

    copyButton.addEventListener("click", copy);
    copyButton.hidden = false;
    if (typeof navigator.share === "function") {
      sheetButton.addEventListener("click", share);
      sheetButton.hidden = false;
    }
  }

  for (const tools of document.querySelectorAll(".feedback-tools")) {
    setUp(/** @type {HTMLElement} */ (tools));
  }
})();
