// Moving between pages without loading them anew: addresses, the document's title and where the reader's focus is.
(() => {
    // What lies behind a factor is a page of its own, but not over rounds; other choices change the page the reader is on.
    const factor = () => new URLSearchParams(window.location.search).get("factor");
    const place = () => [window.location.pathname, window.location.pathname.startsWith("/progress/") || factor()].join("?");

    let here = place();
    let clicked = null;
    let isFirst = true;

    // A click that means "open here", and not a new tab, window or download.
    const isPlain = (event) =>
        event.button === 0 && !event.defaultPrevented && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

    // As dcc.Link does it, but without jumping to the top when only the choices on the page change.
    document.addEventListener("click", (event) => {
        const link = event.target.closest("a[data-inside]");
        if (!link || !isPlain(event)) return;
        event.preventDefault();
        if (link.href === window.location.href) return;
        clicked = link;
        window.history.pushState({}, "", link.href);
        window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    });

    // Dash draws the whole page anew, so the choice that was clicked is another element now: the current one of its group.
    const focusChoice = (link) => {
        const group = link.closest("nav, table")?.getAttribute("aria-label");
        const groups = [...document.querySelectorAll("main :is(nav, table)[aria-label]")];
        const same = groups.find((one) => one.getAttribute("aria-label") === group);
        same?.querySelector("[aria-current]")?.focus({ preventScroll: true });
    };

    // A topic in a table of topics is shown in the figure above it: there the change is to be seen.
    const goToFigure = (link) => {
        const heading = document.getElementById(link.closest("[data-shown-in]")?.dataset.shownIn);
        if (!heading) return false;
        (heading.closest("figure") ?? heading).scrollIntoView();
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
        return true;
    };

    const focusHeading = () => {
        const heading = document.querySelector("main h1");
        if (!heading) return;
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
    };

    // The part that the address names: when the browser looked for it, the page had not come yet.
    const goToPart = () => {
        const part = document.getElementById(window.location.hash.slice(1));
        if (!part) return false;
        part.scrollIntoView();
        part.tabIndex = -1;
        part.focus({ preventScroll: true });
        return true;
    };

    const settle = (isNew, link) => {
        if (isNew && link) window.scrollTo(0, 0);
        const isThere = (isNew || isFirst) && goToPart();
        isFirst = false;
        if (isThere) return;
        if (isNew) focusHeading();
        else if (link && !goToFigure(link) && document.activeElement === document.body) focusChoice(link);
    };

    // Called when a page's content has arrived: a new page is announced by moving to its heading.
    const arrived = (title) => {
        const isNew = place() !== here;
        const link = clicked;
        here = place();
        clicked = null;
        if (title) document.title = title;
        window.requestAnimationFrame(() => {
            settle(isNew, link);
            document.dispatchEvent(new CustomEvent("page-arrived"));
        });
        return window.dash_clientside.no_update;
    };

    window.dash_clientside = Object.assign({}, window.dash_clientside, { navigation: { arrived } });
})();
