// Leading a meeting with the keyboard or a clicker, over the whole screen; and laying a page on paper.
(() => {
    const blik = (window.laeringsblik ??= {});
    const KEPT = "meeting-keys";
    const WAYS = {
        ArrowRight: "next", PageDown: "next", n: "next",
        ArrowLeft: "back", PageUp: "back", p: "back", f: "full",
    };
    const OWN_KEYS = "input, textarea, select, button, a, summary, [contenteditable], .scroller, dialog";

    const isOn = () => window.localStorage.getItem(KEPT) !== "off";

    const full = () => {
        if (document.fullscreenElement) document.exitFullscreen();
        else document.documentElement.requestFullscreen?.().catch(() => {});
    };

    // A screen that shows whether a key is on must show it after every change.
    const draw = () => {
        document.querySelector("[data-keys]")?.setAttribute("aria-pressed", String(isOn()));
        document.querySelector("[data-full]")?.setAttribute("aria-pressed", String(document.fullscreenElement !== null));
    };

    const switchKeys = () => {
        window.localStorage.setItem(KEPT, isOn() ? "off" : "on");
        draw();
    };

    document.addEventListener("keydown", (event) => {
        const way = WAYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
        if (!way || !isOn() || !blik.meeting?.isLed() || event.defaultPrevented || event.repeat) return;
        if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(OWN_KEYS)) return;
        event.preventDefault();
        if (way === "full") full();
        else blik.meeting.go(way);
    });

    document.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (!button) return;
        if ("full" in button.dataset) full();
        else if ("keys" in button.dataset) switchKeys();
        else if ("print" in button.dataset) window.print();
    });

    document.addEventListener("fullscreenchange", draw);
    document.addEventListener("page-arrived", draw);
})();
