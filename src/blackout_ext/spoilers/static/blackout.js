// @ts-check
/**
 * Passages that open on request.
 *
 * Every `a[data-blackout]` becomes a button.  Opening puts the decoded passage in
 * front of the button, which then says "hide"; shutting takes the passage out of
 * the document again.  The button is the one element that stays, so focus, the
 * expanded state and the events `blackout:reveal` and `blackout:hide` have a home.
 *
 * A classic script without dependencies: it also runs on pages opened from disk.
 */
(() => {
  "use strict";

  const HIDE = document.currentScript?.dataset.hide ?? "hide";
  const BROKEN = document.currentScript?.dataset.broken ?? "";
  const SHUT = "button[data-blackout][aria-expanded=false]";
  const OPEN = "button[data-blackout][aria-expanded=true]";
  /** Movement of the pointer, in CSS pixels, from which a press is a drag. */
  const DRAG = 6;
  /** Rest of a touch selection, in milliseconds, from which it counts as made. */
  const SETTLED = 500;

  /** @type {WeakMap<HTMLButtonElement, string>} */
  const labels = new WeakMap();
  /**
   * What the pointer went down on, the selection there was then, and the bars opened since.
   * @type {{x: number, y: number, touch: boolean, start: Element | null, ends: unknown[], opened: Set<Element | null>}}
   */
  const gesture = { x: 0, y: 0, touch: false, start: null, ends: [], opened: new Set() };
  /** @type {HTMLButtonElement | null} */
  let latest = null;
  /** @type {Element | null} */
  let copyButton = null;
  let copies = 0;

  /** @type {{createHTML(html: string): string}} */
  // @ts-ignore: Trusted Types are not in TypeScript's DOM library.
  const policy = window.trustedTypes?.createPolicy("blackout", {
    createHTML: (/** @type {string} */ html) => html,
  }) ?? { createHTML: (html) => html };

  /**
   * Decode a payload (base64 of UTF-8) into nodes; nothing in it loads or runs yet.
   * @param {string} payload
   */
  function decode(payload) {
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    const template = document.createElement("template");
    template.innerHTML = policy.createHTML(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return template.content;
  }

  /** @param {ParentNode} root */
  function upgrade(root) {
    for (const link of root.querySelectorAll("a[data-blackout]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = link.className;
      button.textContent = link.textContent;
      button.setAttribute("aria-expanded", "false");
      for (const { name, value } of link.attributes) {
        if (name.startsWith("data-")) button.setAttribute(name, value);
      }
      labels.set(button, link.textContent ?? "");
      link.replaceWith(button);
    }
  }

  /** @param {HTMLButtonElement} button */
  function passageOf(button) {
    return /** @type {HTMLElement | null} */ (button.previousElementSibling);
  }

  /**
   * @param {Element} button
   * @param {{focus?: boolean}} [options]
   */
  function reveal(button, { focus = false } = {}) {
    if (!(button instanceof HTMLButtonElement) || !button.matches(SHUT)) return;
    let content;
    try {
      content = decode(button.dataset.blackout ?? "");
    } catch (error) {
      // It says so where the reader is, and once to those who look for the reason.
      if (!button.classList.contains("blackout-broken")) {
        console.warn("blackout: a passage cannot be decoded", error);
        button.classList.add("blackout-broken");
        if (BROKEN) button.textContent = BROKEN;
      }
      return;
    }
    const block = button.classList.contains("blackout-block");
    const passage = document.createElement(block ? "div" : "span");
    passage.className = "blackout-passage";
    passage.tabIndex = -1;
    passage.append(content);
    upgrade(passage);
    button.before(passage);
    button.setAttribute("aria-expanded", "true");
    button.textContent = HIDE;
    latest = button;
    try {
      enhance(passage);
    } catch (error) {
      console.warn("blackout: another script failed on a passage", error);
    }
    if (focus) passage.focus({ preventScroll: true });
    notify(button, "blackout:reveal", passage);
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {{focus?: boolean}} [options]
   */
  function hide(button, { focus = true } = {}) {
    const passage = passageOf(button);
    if (!passage || !button.matches(OPEN)) return;
    const focused = passage.contains(document.activeElement) || document.activeElement === button;
    passage.remove();
    button.setAttribute("aria-expanded", "false");
    button.textContent = labels.get(button) ?? "";
    latest = null;
    if (focused || (focus && document.activeElement === document.body)) {
      button.focus({ preventScroll: true });
      // The bar may be far above the end of a passage.
      button.scrollIntoView({ block: "nearest" });
    }
    notify(button, "blackout:hide", passage);
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {"blackout:reveal" | "blackout:hide"} type
   * @param {HTMLElement} passage
   */
  function notify(button, type, passage) {
    button.dispatchEvent(new CustomEvent(type, { bubbles: true, detail: { passage } }));
  }

  /**
   * Give math and code what other scripts gave the page when it loaded.
   * @param {HTMLElement} passage
   */
  function enhance(passage) {
    const page = /** @type {any} */ (window);
    if (passage.querySelector(".math")) page.MathJax?.typesetPromise?.([passage]);
    // Of sphinx-copybutton, which adds a button to each block of code it finds.
    // @ts-ignore: a global of another script.
    const addButtons = typeof addCopyButtonToCodeCells === "function" && addCopyButtonToCodeCells;
    if (!addButtons) return;
    // It listens once more each time it is asked, so it is asked for the first button only.
    const cells = passage.querySelectorAll("div.highlight pre");
    copyButton ??= document.querySelector("button.copybtn");
    if (!copyButton && cells.length) addButtons();
    else for (const cell of cells) addCopyButton(cell);
  }

  /** @param {Element} cell */
  function addCopyButton(cell) {
    const button = /** @type {HTMLElement} */ (copyButton?.cloneNode(true));
    cell.id = `blackout-cell-${++copies}`;
    button.dataset.clipboardTarget = `#${cell.id}`;
    cell.after(button);
  }

  /** Open the bars that the reader has dragged over. */
  function revealSelected() {
    const selection = getSelection();
    if (!selection || selection.isCollapsed) return;
    const all = document.querySelectorAll(SHUT);
    const bars = [...all].filter((bar) => selection.containsNode(bar, true));
    // "Select all" of a touch menu is no way to open a whole page.
    if (gesture.touch && bars.length > 1 && bars.length === all.length) return;
    for (const bar of bars) {
      // A bar inside a passage that this gesture has opened waits for one of its own.
      const outer = bar.closest(".blackout-passage")?.nextElementSibling ?? null;
      if (gesture.opened.has(bar) || gesture.opened.has(outer)) continue;
      gesture.opened.add(bar);
      reveal(bar);
    }
  }

  /** The two ends of the selection. */
  function selectionEnds() {
    const selection = getSelection();
    return [selection?.anchorNode, selection?.anchorOffset, selection?.focusNode, selection?.focusOffset];
  }

  document.addEventListener("pointerdown", (event) => {
    gesture.x = event.clientX;
    gesture.y = event.clientY;
    gesture.touch = event.pointerType === "touch";
    gesture.start = event.target instanceof Element ? event.target.closest(SHUT) : null;
    gesture.ends = selectionEnds();
    gesture.opened.clear();
  });

  document.addEventListener("pointerup", (event) => {
    if (event.button !== 0) return;
    if (Math.hypot(event.clientX - gesture.x, event.clientY - gesture.y) < DRAG) return;
    // A selection from before, of "select all" perhaps, while the reader drags a scroll bar or slider.
    const selected = selectionEnds().some((end, index) => end !== gesture.ends[index]);
    // Of a drag that ends in a bar, Chromium at times selects nothing at all.
    const end = selected && event.target instanceof Element ? event.target.closest(SHUT) : null;
    if (selected) revealSelected();
    for (const bar of gesture.touch ? [] : [gesture.start, end]) {
      if (!bar || gesture.opened.has(bar)) continue;
      gesture.opened.add(bar);
      reveal(bar);
    }
  });

  let settling = 0;
  document.addEventListener("selectionchange", () => {
    // Handles of a touch selection send no pointer events.
    clearTimeout(settling);
    if (gesture.touch) settling = setTimeout(revealSelected, SETTLED);
  });

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("button[data-blackout]");
    if (!(button instanceof HTMLButtonElement)) return;
    // The end of a drag that has opened this bar, or the second half of a double click.
    if (event.detail > 0 && (gesture.opened.has(button) || event.detail > 1)) return;
    if (button.matches(OPEN)) hide(button);
    else reveal(button, { focus: true });
  });

  document.addEventListener("blackout:set", (event) => {
    const button = event.target;
    if (!(button instanceof HTMLButtonElement) || !(event instanceof CustomEvent)) return;
    if (event.detail.open) reveal(button);
    else hide(button, { focus: false });
  });

  document.addEventListener("keydown", (event) => {
    gesture.touch = false;
    const active = document.activeElement;
    // Enter held down would open and shut by turns.
    if (event.repeat && event.key === "Enter" && active?.matches("button[data-blackout]")) event.preventDefault();
    if (event.key !== "Escape" || event.defaultPrevented) return;
    let button = active === document.body || !active ? latest : null;
    if (!button && active?.matches(OPEN)) button = /** @type {HTMLButtonElement} */ (active);
    button ??= active?.closest(".blackout-passage")?.parentElement?.querySelector(`:scope > ${OPEN}`) ?? null;
    if (button?.isConnected) hide(button);
  });

  upgrade(document);
})();
