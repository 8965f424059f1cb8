// Moving between pages without loading them anew: addresses, the document's title and where the reader's focus is.
(() => {
    let here = window.location.pathname;

    // A click that means "open here", and not a new tab, window or download.
    const isPlain = (event) =>
        event.button === 0 && !event.defaultPrevented && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

    // As dcc.Link does it, but without jumping to the top when only the choices on the page change.
    document.addEventListener("click", (event) => {
        const link = event.target.closest("a[data-inside]");
        if (!link || !isPlain(event)) return;
        event.preventDefault();
        if (link.href === window.location.href) return;
        const leaves = link.pathname !== window.location.pathname;
        window.history.pushState({}, "", link.href);
        window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
        if (leaves) window.scrollTo(0, 0);
    });

    const focusHeading = () => {
        const heading = document.querySelector("main h1");
        if (!heading) return;
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
    };

    // Called when a page's content has arrived: a new page is announced by moving to its heading.
    const arrived = (title) => {
        if (title) document.title = title;
        if (window.location.pathname !== here) {
            here = window.location.pathname;
            window.requestAnimationFrame(focusHeading);
        }
        return window.dash_clientside.no_update;
    };

    window.dash_clientside = Object.assign({}, window.dash_clientside, { navigation: { arrived } });
})();
