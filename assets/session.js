// When a session is over, nothing of what was on the screen stays there. Tabs of one browser tell each other; nothing
// is kept in the browser, and it is always the server that decides whether the session is over.
(() => {
    const IDLE = 60 * 60 * 1000; // as long as the server keeps a session that is not used
    const ENTRANCE = "/login";
    const isEntrance = window.location.pathname === ENTRANCE;
    const tabs = new BroadcastChannel("session");
    const plainFetch = window.fetch;
    let used = Date.now();
    let alarm = null;

    const hide = () => {
        document.body.hidden = true;
    };

    // The server sends a page to whoever is signed in, and anybody else to the entrance.
    const loadAnew = () => {
        hide();
        window.location.reload();
    };

    const leave = () => {
        hide();
        const { pathname, search } = window.location;
        window.location.assign(`${ENTRANCE}?next=${encodeURIComponent(pathname + search)}`);
    };

    const watch = () => {
        window.clearTimeout(alarm);
        const left = used + IDLE - Date.now();
        if (left <= 0) loadAnew();
        else alarm = window.setTimeout(watch, left);
    };

    const use = () => {
        used = Date.now();
        watch();
    };

    // Dash never hears of a 401, or it would complain about it while the page is already being left.
    window.fetch = async (...args) => {
        const response = await plainFetch(...args);
        if (response.status !== 401) {
            use();
            tabs.postMessage("used");
            return response;
        }
        leave();
        return new Promise(() => {});
    };

    const hear = ({ data }) => {
        if (data === "used") use();
        if (data === "somebody signed in") loadAnew();
        if (data === "still signed in?") window.fetch("/_dash-layout");
    };

    if (isEntrance) {
        tabs.postMessage("still signed in?"); // after signing out one is led here
        return;
    }
    if (document.referrer && new URL(document.referrer).pathname === ENTRANCE) tabs.postMessage("somebody signed in");
    tabs.addEventListener("message", hear);
    window.addEventListener("pagehide", hide);
    window.addEventListener("pageshow", (event) => event.persisted && loadAnew());
    document.addEventListener("visibilitychange", watch); // a device that slept did not count
    watch();
})();
