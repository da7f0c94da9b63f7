// @ts-check
/**
 * A search by Pagefind: words, filters and an order, and an address that says which.
 *
 * Pagefind is fetched when there is something to look for, and of its index what the search
 * needs.  It runs in the page itself: a worker is made of an address, which Trusted Types
 * refuse, and would be fetched besides.  What it finds is put together as text, never as HTML.
 * A passage is a bar of blocks in the index; readers see its mask.
 *
 * A classic script without dependencies: on a page opened from disk, where browsers let no
 * script fetch a file, it hands over to Sphinx's own search.
 */
(() => {
  "use strict";

  /** Results that are shown at first, and at a time when there are to be more; each costs a file. */
  const FIRST = 5;
  const MORE = 10;
  /** Sections of a page that are shown with it. */
  const SECTIONS = 3;
  /** Words of a quotation. */
  const WORDS = 30;
  /** Rest, in milliseconds, after which what was typed is looked for. */
  const SETTLED = 300;
  const BAR = /(\u2588+)/;
  const MARKS = /<\/?mark>/g;
  /** A word, between marks of punctuation. */
  const WORD = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su;
  /** How a quotation begins, or ends, that needs no dots. */
  const BEGINS = /^[\p{P}\s]*[\p{Lu}\p{N}]/u;
  const ENDS = /[.!?\u2026\u3002][\p{P}\s]*$/u;
  const DOTS = "\u2026";

  /**
   * @typedef {{ title: string, url: string, excerpt: string, anchor?: object, locations: number[] }} Found
   * @typedef {{ url: string, excerpt: string, meta: Record<string, string>, sub_results: Found[] }} Page
   * @typedef {Record<string, Record<string, number>>} Counts
   * @typedef {{ results: { data: () => Promise<Page> }[], filters: Counts }} Results
   * @typedef {{
   *   options: (options: object) => Promise<void>,
   *   init: () => Promise<void>,
   *   filters: () => Promise<Counts>,
   *   search: (words: string | null, options: object) => Promise<Results>,
   * }} Pagefind
   */

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {string} name of its class
   * @param {...(Node | string)} content
   */
  function made(tag, name, ...content) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...content);
    return element;
  }

  /** @param {HTMLElement} root */
  function start(root) {
    /** @type {<T extends Element = HTMLElement>(selector: string) => T} */
    const find = (selector) => /** @type {any} */ (root.querySelector(selector));
    const form = /** @type {HTMLFormElement} */ (find("form"));
    const text = /** @type {HTMLInputElement} */ (find("input"));
    const filters = /** @type {HTMLSelectElement[]} */ ([...root.querySelectorAll("fieldset select")]);
    const folded = /** @type {HTMLDetailsElement | null} */ (find("details"));
    const order = /** @type {HTMLSelectElement} */ (find("[name=sort]"));
    const orders = find(".blackout-search-status label");
    const status = find("[role=status]");
    const clear = find("button.blackout-search-clear");
    const list = find("ol");
    const more = find("button.blackout-search-more");
    const { bundle = "", own = "", mask = "", found = "", none = "", failed = "" } = root.dataset;
    const collator = new Intl.Collator(document.documentElement.lang.replaceAll("_", "-") || undefined, { numeric: true });

    /** @type {Promise<Pagefind> | undefined} */
    let engine;
    /** @type {Results["results"]} What is found and not shown yet. */
    let left = [];
    let turn = 0;
    let typing = 0;

    const load = () => (engine ??= loaded());

    /** @returns {Promise<Pagefind>} */
    async function loaded() {
      const address = new URL(bundle, document.baseURI);
      const pagefind = await import(address.href);
      const baseUrl = new URL("..", address).pathname;
      await pagefind.options({ baseUrl, excerptLength: WORDS, noWorker: true, ranking: { metaWeights: { facts: 0 } } });
      await pagefind.init();
      return pagefind;
    }

    /** What is chosen, but for one filter.  @param {HTMLSelectElement} [but] */
    function chosen(but) {
      const set = filters.filter((filter) => filter !== but && filter.value);
      return Object.fromEntries(set.map((filter) => [filter.name, filter.value]));
    }

    async function search() {
      const now = ++turn;
      const words = text.value.trim();
      const sort = order.value && { [order.value.replace("-", "")]: order.value.startsWith("-") ? "desc" : "asc" };
      const isAsked = Boolean(words || Object.keys(chosen()).length);
      clear.hidden = !Object.keys(chosen()).length;
      if (!isAsked && !engine && !folded?.open) return;
      try {
        const pagefind = await load();
        // Their values are fetched once they can be seen.
        if (folded?.open) await pagefind.filters();
        /** @param {HTMLSelectElement} [but] */
        const run = (but) => pagefind.search(words || null, { filters: chosen(but), sort: sort || {} });
        const results = await run();
        const counts = await Promise.all(
          filters.map(async (filter) => (filter.value ? await run(filter) : results).filters[filter.name] ?? {}),
        );
        if (now !== turn) return;
        filters.forEach((filter, index) => offer(filter, counts[index]));
        left = isAsked ? results.results : [];
        const count = left.length;
        const first = await taken(FIRST);
        if (now !== turn) return;
        list.replaceChildren(...first);
        orders.hidden = count < 2 && !order.value;
        say(!isAsked ? "" : count ? found.replace("%(count)s", String(count)) : none);
      } catch (error) {
        console.error(error);
        engine = undefined;
        list.replaceChildren();
        more.hidden = orders.hidden = true;
        say(failed);
      }
    }

    /** @param {string} words */
    function say(words) {
      if (status.textContent !== words) status.textContent = words;
    }

    /**
     * Offer the values that some of the results have, and that which is chosen.
     * @param {HTMLSelectElement} filter
     * @param {Record<string, number>} counts
     */
    function offer(filter, counts) {
      const value = filter.value;
      const names = Object.keys(counts).filter((name) => counts[name] || name === value);
      names.sort(collator.compare);
      if (filter.name === "rating") names.reverse();
      filter.length = 1;
      filter.append(...names.map((name) => new Option(`${name} (${counts[name]})`, name, false, name === value)));
      // A value from the address, before anything was found.
      if (value && filter.value !== value) filter.append(new Option(value, value, false, true));
    }

    /** Take some of the results.  @param {number} count */
    async function taken(count) {
      const pages = await Promise.all(left.splice(0, count).map((result) => result.data()));
      more.hidden = !left.length;
      return pages.map(item);
    }

    /** @param {Page} page */
    function item(page) {
      const link = made("a", "", ...masked(page.meta.title));
      link.href = page.url;
      const element = made("li", "", made("h2", "", link));
      if (page.meta.facts) element.append(made("p", "blackout-search-facts", page.meta.facts));
      // Those with most of the words, in the order of the page.
      const sections = page.sub_results.filter((section) => section.anchor);
      const best = [...sections].sort((one, other) => other.locations.length - one.locations.length).slice(0, SECTIONS);
      const above = page.sub_results.find((section) => !section.anchor);
      if (above || !sections.length) element.append(quotation((above ?? page).excerpt));
      const shown = sections.filter((section) => best.includes(section)).map((section) => {
        const to = made("a", "", ...masked(section.title));
        to.href = section.url;
        const below = withoutHeading(section);
        return made("li", "", to, ...(below ? [quotation(below)] : []));
      });
      if (shown.length) {
        const under = made("ul", "", ...shown);
        under.setAttribute("role", "list");
        element.append(under);
      }
      return element;
    }

    /** The quotation from a section, which may begin with its heading.  @param {Found} section */
    function withoutHeading({ title, excerpt }) {
      const words = excerpt.split(" ");
      const heading = words.splice(0, title.split(" ").length).join(" ");
      return heading.replace(MARKS, "").replace(/\.$/, "") === title ? words.join(" ") : excerpt;
    }

    /**
     * A quotation, of which every other part is marked.  Pagefind escapes `<` and `>` alone.
     * @param {string} excerpt
     */
    function quotation(excerpt) {
      const pieces = excerpt.split(MARKS).map((piece) => piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
      const whole = pieces.join("");
      return made("p", "blackout-search-quotation", BEGINS.test(whole) ? "" : DOTS,
        ...pieces.flatMap((piece, index) => (index % 2 ? marked(piece) : masked(piece))), ENDS.test(whole) ? "" : DOTS);
    }

    /** A word that was looked for, without the punctuation around it.  @param {string} piece */
    function marked(piece) {
      const [, before = "", word = "", after = ""] = WORD.exec(piece) ?? [];
      return [...masked(before), made("mark", "", word), ...masked(after)];
    }

    /** Text with masks for bars.  @param {string} piece */
    function masked(piece) {
      return piece.split(BAR).map((part, index) => (index % 2 ? mask || part : part));
    }

    /** @param {boolean} isStep whether it makes an entry of the browser's history */
    function remember(isStep) {
      clearTimeout(typing);
      // Themes add to it what Sphinx's own search once asked for.
      const url = new URL(location.pathname, location.href);
      for (const field of [text, ...filters, order]) {
        if (field.value.trim()) url.searchParams.set(field.name, field.value.trim());
      }
      if (url.href !== location.href) history[isStep ? "pushState" : "replaceState"](null, "", url.href);
      search();
    }

    /** Look for what the address says. */
    function read() {
      const query = new URLSearchParams(location.search);
      // The theme has a box for words too.
      const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[name=q]"));
      for (const box of boxes) box.value = query.get("q") ?? "";
      order.value = query.get("sort") ?? "";
      if (order.selectedIndex < 0) order.selectedIndex = 0;
      for (const filter of filters) {
        const value = query.get(filter.name) ?? "";
        if (value && ![...filter.options].some((option) => option.value === value)) filter.add(new Option(value, value));
        filter.value = value;
      }
      // What is chosen is to be seen.
      if (folded && filters.some((filter) => filter.value)) folded.open = true;
      search();
    }

    /** Search as Sphinx does, whose scripts find their place by its id. */
    function handOver() {
      if (folded) folded.hidden = true;
      text.value = new URLSearchParams(location.search).get("q") ?? "";
      const place = made("div", "");
      place.id = "search-results";
      root.append(place);
      for (const address of text.value ? own.split(" ") : []) {
        const script = made("script", "");
        script.async = false;
        script.src = new URL(address, document.baseURI).href;
        document.head.append(script);
      }
    }

    document.querySelector(".blackout-search-unscripted")?.remove();
    form.hidden = false;
    if (location.protocol === "file:") {
      handOver();
      return;
    }
    text.addEventListener("input", () => {
      clearTimeout(typing);
      typing = setTimeout(remember, SETTLED, false);
    });
    root.addEventListener("change", (event) => {
      if (event.target !== text) remember(true);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      remember(true);
    });
    // Who comes here will search.
    text.addEventListener("focus", () => load().catch(() => { engine = undefined; }), { once: true });
    folded?.addEventListener("toggle", () => folded.open && search());
    clear.addEventListener("click", () => {
      for (const filter of filters) filter.value = "";
      remember(true);
      text.focus();
    });
    more.addEventListener("click", async () => {
      const next = await taken(MORE);
      list.append(...next);
      next[0]?.querySelector("a")?.focus();
    });
    addEventListener("popstate", read);
    read();
  }

  document.querySelectorAll(".blackout-search").forEach((root) => start(/** @type {HTMLElement} */ (root)));
})();
