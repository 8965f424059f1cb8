// When the session has run out, a callback gets 401: sign in again and come back here.
// Dash never hears of that answer, or it would complain about it while the page is already being left.
(() => {
    const plainFetch = window.fetch;
    window.fetch = async (...args) => {
        const response = await plainFetch(...args);
        if (response.status !== 401) return response;
        const { pathname, search } = window.location;
        window.location.assign(`/login?next=${encodeURIComponent(pathname + search)}`);
        return new Promise(() => {});
    };
})();
