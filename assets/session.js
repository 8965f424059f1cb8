// When the session has run out, a callback gets 401: sign in again and come back here.
(() => {
    const plainFetch = window.fetch;
    window.fetch = async (...args) => {
        const response = await plainFetch(...args);
        if (response.status === 401) {
            const { pathname, search } = window.location;
            window.location.assign(`/login?next=${encodeURIComponent(pathname + search)}`);
        }
        return response;
    };
})();
