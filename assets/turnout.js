// Newer numbers of participation are drawn anew: whoever stands at a link, has a table open or has scrolled one stays there.
(() => {
    let focused = null;
    const open = new Set();
    const scrolled = new Map();

    const body = () => document.getElementById("turnout");
    const nameOf = (part) => part.getAttribute("href") ?? part.getAttribute("aria-label") ?? part.textContent;

    const inside = (event) => body()?.contains(event.target) === true;

    document.addEventListener("focusin", (event) => {
        focused = inside(event) ? { tag: event.target.tagName, name: nameOf(event.target) } : null;
    });

    document.addEventListener(
        "toggle",
        (event) => {
            if (!inside(event)) return;
            const name = nameOf(event.target.querySelector("summary"));
            if (event.target.open) open.add(name);
            else open.delete(name);
        },
        true,
    );

    document.addEventListener(
        "scroll",
        (event) => {
            if (event.target !== document && inside(event)) scrolled.set(nameOf(event.target), event.target.scrollLeft);
        },
        true,
    );

    const restore = () => {
        if (!body()) return;
        for (const part of body().querySelectorAll("details")) part.open ||= open.has(nameOf(part.querySelector("summary")));
        for (const part of body().querySelectorAll(".scroller")) part.scrollLeft = scrolled.get(nameOf(part)) ?? 0;
        if (!focused || document.activeElement !== document.body) return;
        const same = [...body().querySelectorAll(focused.tag)].find((part) => nameOf(part) === focused.name);
        same?.focus({ preventScroll: true });
    };

    const renewed = () => {
        window.requestAnimationFrame(restore);
        return window.dash_clientside.no_update;
    };

    window.dash_clientside = Object.assign({}, window.dash_clientside, { turnout: { renewed } });
})();
