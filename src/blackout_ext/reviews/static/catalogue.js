// @ts-check
/**
 * A catalogue that readers narrow down and sort, and an address that says how.
 *
 * Each row carries the values it is found by (`data-tags="kind:novel decade:1960"`) and
 * its place in each order (`data-year="12"`; none where it has no year): the build has
 * worked these out, so nothing here knows of languages, eras or articles.  Words come
 * from the page.  Choices make an entry of the browser's history, and so does a run of
 * typing; what the address says of unknown values is passed over.
 *
 * A classic script without dependencies: it also runs on pages opened from disk.
 */
(() => {
  "use strict";

  /** Rest, in milliseconds, after which what was typed goes to the address. */
  const SETTLED = 300;
  /**
   * What the elements of a table are anyhow.  Safari forgets it where the layout is none of a
   * table; in the page itself HTML does not allow these roles (ARIA in HTML, section 4).
   */
  const ROLES = {
    table: "table", "thead, tbody": "rowgroup", tr: "row", td: "cell",
    "thead th": "columnheader", "tbody th": "rowheader",
  };
  const UP = "ascending";
  const DOWN = "descending";

  /** Small letters without accents and apostrophes.  @param {string} text */
  const plain = (text) => text.normalize("NFKD").replace(/[\p{M}'\u2018\u2019]/gu, "").toLowerCase();

  /** @param {Element} root */
  function start(root) {
    /** @type {<T extends Element = HTMLElement>(selector: string) => T | null} */
    const find = (selector) => root.querySelector(selector);
    const form = /** @type {HTMLFormElement | null} */ (find(".catalogue-controls"));
    const body = /** @type {HTMLTableSectionElement | null} */ (find("tbody"));
    const count = find(".catalogue-count");
    const clear = find(".catalogue-clear");
    const empty = find(".catalogue-empty");
    if (!form || !body || !count || !clear || !empty) return;

    const text = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
    const facets = [...form.querySelectorAll("select")];
    const more = find(".catalogue-more");
    const heads = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("th[data-order]")]);
    const all = count.textContent ?? "";
    const rows = [...body.rows].map((element) => ({
      element,
      text: plain(`${element.cells[0].textContent} ${element.cells[1].textContent}`),
      tags: new Set(element.dataset.tags?.split(" ")),
      places: { ...element.dataset },
    }));
    const initial = heads.find((head) => head.matches("[aria-sort]")) ?? heads[0];
    /** As in the address: the name of the order, with a minus in front if it goes down. */
    let sorted = initial.dataset.order ?? "";
    let typing = 0;

    function filter() {
      const chosen = facets.filter((facet) => facet.value).map((facet) => `${facet.name}:${facet.value}`);
      const words = plain(text.value).split(/\s+/);
      let shown = 0;
      for (const row of rows) {
        const fits = chosen.every((tag) => row.tags.has(tag)) && words.every((word) => row.text.includes(word));
        row.element.hidden = !fits;
        shown += Number(fits);
      }
      const told = shown === rows.length ? all : count?.dataset.some?.replace("%(shown)s", String(shown));
      if (count && count.textContent !== told) count.textContent = told ?? "";
      if (empty) empty.hidden = shown > 0;
      if (clear) clear.hidden = !chosen.length && !text.value;
    }

    /**
     * @param {HTMLElement} head
     * @param {string} direction
     */
    function sort(head, direction) {
      const order = head.dataset.order ?? "";
      const wanted = direction === UP ? order : `-${order}`;
      if (sorted === wanted) return;
      sorted = wanted;
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", direction);
      const sign = direction === UP ? 1 : -1;
      // What has no place comes last either way; equal rows stay as the page has them.
      const key = (/** @type {typeof rows[0]} */ row) => sign * Number(row.places[order] ?? sign * Infinity);
      const ordered = rows.map((row) => ({ row, key: key(row) }));
      ordered.sort((one, other) => (one.key === other.key ? 0 : one.key - other.key));
      body?.append(...ordered.map(({ row }) => row.element));
    }

    /** The address of what is shown. */
    function address() {
      const url = new URL(location.href);
      const values = [text, ...facets].map((field) => [field.name, field.value.trim()]);
      values.push(["sort", sorted === initial.dataset.order ? "" : sorted]);
      for (const [name, value] of values) {
        if (value) url.searchParams.set(name, value);
        else url.searchParams.delete(name);
      }
      return url.href;
    }

    /** Show what the address says. */
    function read() {
      clearTimeout(typing);
      const query = new URLSearchParams(location.search);
      text.value = query.get("q") ?? "";
      for (const facet of facets) {
        const value = query.get(facet.name) ?? "";
        facet.value = [...facet.options].some((option) => option.value === value) ? value : "";
      }
      const name = query.get("sort") ?? "";
      const head = heads.find((other) => other.dataset.order === name.replace("-", ""));
      sort(head ?? initial, head && name.startsWith("-") ? DOWN : UP);
      filter();
    }

    /** @param {boolean} [typed] */
    function remember(typed = false) {
      clearTimeout(typing);
      const url = address();
      if (url === location.href) return;
      const state = { ...history.state, typed };
      if (typed && history.state?.typed) history.replaceState(state, "", url);
      else history.pushState(state, "", url);
    }

    for (const [selector, role] of Object.entries(ROLES)) {
      for (const element of root.querySelectorAll(selector)) element.setAttribute("role", role);
    }
    for (const head of heads) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => {
        const first = head.dataset.first ?? UP;
        const other = first === UP ? DOWN : UP;
        sort(head, head.getAttribute("aria-sort") === first ? other : first);
        remember();
      });
      head.append(button);
    }
    text.addEventListener("input", () => {
      filter();
      clearTimeout(typing);
      typing = setTimeout(remember, SETTLED, true);
    });
    form.addEventListener("change", (event) => {
      filter();
      remember(event.target === text);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    clear.addEventListener("click", () => {
      for (const field of [text, ...facets]) field.value = "";
      filter();
      remember();
      text.focus();
    });
    more?.addEventListener("click", () => {
      more.setAttribute("aria-expanded", String(more.getAttribute("aria-expanded") === "false"));
    });
    addEventListener("popstate", read);

    read();
    more?.setAttribute("aria-expanded", String(facets.some((facet) => facet.value)));
    form.hidden = false;
    root.classList.add("catalogue-ready");
  }

  document.querySelectorAll(".review-place.catalogue").forEach(start);
})();
