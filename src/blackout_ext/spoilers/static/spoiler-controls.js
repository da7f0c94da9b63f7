// @ts-check
/**
 * What a reader does with all passages of a page at once.
 *
 * - Progress: how far the reader has read each work, kept in `localStorage` and nowhere
 *   else.  A bar that names a work (`data-work`) and the stages from which on it may be
 *   open (`data-stages`) follows it.
 * - The toolbar in the spoiler warning, which follows on scroll.
 * - Keys, which can be switched off (WCAG 2.2, 2.1.4).
 * - What has to be shut again: pages that come back, and pages that are printed.
 *
 * `blackout.js` opens and shuts: it is asked by the event `blackout:set`.
 */
(() => {
  "use strict";

  const script = document.currentScript;
  const PROJECT = script?.dataset.project ?? "";
  const REVEALED = script?.dataset.revealed ?? "";
  const HIDDEN = script?.dataset.hidden ?? "";
  const BAR = "button[data-blackout]";
  const SHUT = `${BAR}[aria-expanded=false]`;
  const OPEN = `${BAR}[aria-expanded=true]`;
  const KEYS = "blackout:keys";
  /** Time, in milliseconds, in which a word can be said before it is taken out of the page. */
  const SAID = 5000;
  /** Fields in which keys are text. */
  const TYPING = "input, textarea, select, [contenteditable]:not([contenteditable=false])";

  /** Storage of the reader's browser, or for this visit alone where there is none. */
  const memory = new Map();
  const storage = {
    /** @param {string} key */
    get(key) {
      try {
        return localStorage.getItem(key) ?? memory.get(key) ?? "";
      } catch {
        return memory.get(key) ?? "";
      }
    },
    /**
     * @param {string} key
     * @param {string} value
     */
    set(key, value) {
      memory.set(key, value);
      try {
        if (value) localStorage.setItem(key, value);
        else localStorage.removeItem(key);
      } catch {
        // Private windows, and readers who allow no storage: for this visit, then.
      }
    },
  };

  /** @type {(selector: string, root?: ParentNode) => HTMLElement[]} */
  const all = (selector, root = document) => [...root.querySelectorAll(selector)].map((e) => /** @type {HTMLElement} */ (e));

  /** @param {string} work */
  const keyOf = (work) => `blackout:progress:${PROJECT}:${work}`;

  const status = document.createElement("span");
  status.className = "blackout-status";
  status.setAttribute("role", "status");
  document.body.append(status);

  let quiet = false;
  let saying = 0;
  /**
   * Say *text* to those who do not see the page.
   *
   * The same word twice is news only if there was none between; and nobody who reads on to
   * the end of the page is to find it there.
   * @param {string} text
   */
  function announce(text) {
    if (quiet) return;
    clearTimeout(saying);
    status.textContent = "";
    saying = setTimeout(() => {
      status.textContent = text;
      saying = setTimeout(() => { status.textContent = ""; }, SAID);
    }, 100);
  }

  /**
   * Ask for bars to be opened or shut, without a word on each.
   * @param {Iterable<HTMLElement>} bars
   * @param {boolean} open
   */
  function set(bars, open) {
    quiet = true;
    for (const bar of bars) bar.dispatchEvent(new CustomEvent("blackout:set", { bubbles: true, detail: { open } }));
    quiet = false;
    count();
  }

  /** Open every bar, those inside passages too. */
  function revealAll() {
    for (let bars = all(SHUT); bars.length; bars = all(SHUT)) {
      set(bars, true);
      // A payload that cannot be decoded stays shut.
      if (all(SHUT).length === bars.length) break;
    }
  }

  /** @param {HTMLElement} bar */
  const isFollowing = (bar) => bar.dataset.work !== undefined;

  /** @param {HTMLElement} bar */
  const isRead = (bar) =>
    (bar.dataset.stages ?? "").split(" ").includes(storage.get(keyOf(bar.dataset.work ?? "")) || " ");

  /**
   * Open the bars that the reader has come to.
   * @param {ParentNode} [root]
   */
  function openRead(root) {
    set(all(SHUT, root).filter((bar) => isFollowing(bar) && isRead(bar)), true);
  }

  /** Let every bar of *work* follow what the reader has said. @param {string} work */
  function follow(work) {
    const bars = all(BAR).filter((bar) => bar.dataset.work === work);
    set(bars.filter((bar) => !isRead(bar)), false);
    openRead();
    for (const field of all("select[data-work]")) {
      if (field.dataset.work === work) choose(/** @type {HTMLSelectElement} */ (field));
    }
  }

  /** Works of which something is kept that no stage is called. @type {Set<string>} */
  const unknown = new Set();

  /** Show in *field* what is kept; a stage that is gone counts as none. @param {HTMLSelectElement} field */
  function choose(field) {
    const work = field.dataset.work ?? "";
    const kept = storage.get(keyOf(work));
    const isKnown = [...field.options].some((option) => option.value === kept);
    field.value = isKnown ? kept : "";
    if (isKnown || unknown.has(work)) return;
    unknown.add(work);
    console.warn(`blackout: of ${work} a stage is remembered that is not there any more`);
  }

  function count() {
    const hidden = all(SHUT).filter((bar) => !bar.closest(".spoiler-warning")).length;
    for (const number of all(".blackout-count")) number.textContent = String(hidden);
  }

  /**
   * Move to the bar before or behind where the reader is.
   * @param {1 | -1} step
   */
  function move(step) {
    // What is out of sight, in a dropdown or a tab for one, cannot have the focus.
    const bars = all(BAR).filter((bar) => bar.getClientRects().length && !bar.closest(".spoiler-warning"));
    const active = document.activeElement;
    const here = active?.closest(".blackout-passage")?.nextElementSibling ?? active;
    const at = here ? bars.indexOf(/** @type {HTMLElement} */ (here)) : -1;
    const below = bars.findIndex((bar) => bar.getBoundingClientRect().top > 0);
    const start = step > 0 ? (below < 0 ? 0 : below) : (below < 0 ? bars.length : below) - 1;
    const next = bars[((at < 0 ? start : at + step) + bars.length) % bars.length];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "center" });
  }

  function printAll() {
    const shut = all(SHUT);
    revealAll();
    document.documentElement.classList.add("blackout-print");
    addEventListener("afterprint", () => {
      document.documentElement.classList.remove("blackout-print");
      set(shut, false);
    }, { once: true });
    print();
  }

  function forget() {
    for (const field of all("select[data-work]")) {
      storage.set(keyOf(field.dataset.work ?? ""), "");
      follow(field.dataset.work ?? "");
    }
    set(all(OPEN), false);
    announce(HIDDEN);
  }

  /** @type {Record<string, () => void>} */
  const actions = {
    reveal() {
      revealAll();
      announce(REVEALED);
    },
    hide() {
      set(all(OPEN).reverse(), false);
      announce(HIDDEN);
    },
    next: () => move(1),
    previous: () => move(-1),
    print: printAll,
    forget,
  };

  /** @param {HTMLElement} toolbar */
  function start(toolbar) {
    for (const field of all("button, select, input", toolbar)) field.removeAttribute("disabled");
    toolbar.addEventListener("click", (event) => {
      const button = event.target instanceof Element && event.target.closest("button[data-action]");
      if (button instanceof HTMLElement) actions[button.dataset.action ?? ""]?.();
    });
    toolbar.addEventListener("change", (event) => {
      if (event.target instanceof HTMLSelectElement) {
        storage.set(keyOf(event.target.dataset.work ?? ""), event.target.value);
        follow(event.target.dataset.work ?? "");
        announce(toolbar.querySelector(".blackout-count")?.parentElement?.textContent ?? "");
      } else if (event.target instanceof HTMLInputElement) {
        storage.set(KEYS, event.target.checked ? "" : "off");
      }
    });
    for (const field of all("select[data-work]", toolbar)) choose(/** @type {HTMLSelectElement} */ (field));
    const keys = toolbar.querySelector("input[name=blackout-keys]");
    if (keys instanceof HTMLInputElement) keys.checked = storage.get(KEYS) !== "off";
    if (toolbar.parentElement) dock(toolbar, toolbar.parentElement);
  }

  /**
   * Dock *toolbar* once its *place* is scrolled past.
   * @param {HTMLElement} toolbar
   * @param {HTMLElement} place
   */
  function dock(toolbar, place) {
    const follow = () => {
      const { left, width, height, bottom } = place.getBoundingClientRect();
      const isAbove = height > 0 && bottom <= 0;
      // The place keeps its size, or the page would jump.
      place.style.minBlockSize = isAbove ? `${height}px` : "";
      toolbar.classList.toggle("blackout-docked", isAbove);
      toolbar.style.setProperty("--left", `${left}px`);
      toolbar.style.setProperty("--inline-size", `${width}px`);
      // Kept free below what is scrolled into view.
      document.documentElement.style.setProperty("--blackout-docked", `${toolbar.offsetHeight}px`);
    };
    // Of whatever scrolls: themes put the text into boxes of their own.
    document.addEventListener("scroll", follow, { capture: true, passive: true });
    new ResizeObserver(follow).observe(document.body);
  }

  document.addEventListener("blackout:reveal", (event) => {
    const passage = /** @type {CustomEvent<{passage: HTMLElement}>} */ (event).detail.passage;
    announce(REVEALED);
    const wasQuiet = quiet;
    openRead(passage);
    quiet = wasQuiet;
    count();
  });

  document.addEventListener("blackout:hide", () => {
    announce(HIDDEN);
    count();
  });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target instanceof Element && event.target.closest(TYPING)) return;
    if (storage.get(KEYS) === "off") return;
    if (event.key === "n") move(1);
    else if (event.key === "p") move(-1);
    else if (event.key === "a") (all(SHUT).length ? actions.reveal : actions.hide)?.();
    else return;
    event.preventDefault();
  });

  addEventListener("storage", (event) => {
    const prefix = keyOf("");
    if (event.key === null || event.key.startsWith(prefix)) {
      const works = new Set(all(`${BAR}[data-work], select[data-work]`).map((e) => e.dataset.work ?? ""));
      for (const work of works) {
        if (event.key === null || event.key === prefix + work) {
          memory.delete(prefix + work);
          follow(work);
        }
      }
    }
  });

  // A page kept by the browser comes back as it was left: it is left shut.
  addEventListener("pagehide", () => set(all(OPEN).reverse(), false));
  addEventListener("pageshow", (event) => {
    if (event.persisted) openRead();
  });

  for (const toolbar of all(".blackout-toolbar")) start(toolbar);
  openRead();
  count();
})();
