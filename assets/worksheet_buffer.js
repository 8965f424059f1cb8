// What the server does not have yet stands in this browser too, locked with a key that only its author is given after
// signing in: it outlives a lost connection, a crash and a closed tab, and says nothing to the next at the same computer.
(() => {
    const blik = (window.laeringsblik ??= {});
    const PREFIX = "unsent";
    const KEPT = 30 * 24 * 3600 * 1000; // milliseconds
    const busy = new Map(); // one change of a place after the other: an older text must not arrive last
    let opening = null;

    const plain = (bytes) => btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(""));
    const raw = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

    const ask = async (sheet) => {
        const answer = await window.fetch(`/worksheet/${sheet}/key`);
        if (!answer.ok) throw new Error(`no key: ${answer.status}`);
        const { name, key } = await answer.json();
        return { name, key: await window.crypto.subtle.importKey("raw", raw(key), "AES-GCM", false, ["encrypt", "decrypt"]) };
    };

    // Only where the browser has its locks to give: by https, or at this computer.
    const open = (sheet) => {
        if (!window.crypto.subtle) return Promise.reject(new Error("no cryptography"));
        opening ??= ask(sheet).catch((error) => {
            opening = null;
            throw error;
        });
        return opening;
    };

    const placeOf = (name, client, sheet, field) => [PREFIX, name, client, sheet, field].join(":");
    const parts = (place) => {
        const [, name, client, sheet, field] = place.split(":");
        return { place, name, client, sheet, field };
    };
    const about = (place) => new TextEncoder().encode(place);

    const locked = async (key, place, entry) => {
        const iv = window.crypto.getRandomValues(new Uint8Array(12));
        const how = { name: "AES-GCM", iv, additionalData: about(place) };
        const data = await window.crypto.subtle.encrypt(how, key, new TextEncoder().encode(JSON.stringify(entry)));
        return [Date.now(), plain(iv), plain(new Uint8Array(data))].join(":");
    };

    const unlocked = async (key, place, kept) => {
        const [, iv, data] = kept.split(":");
        const how = { name: "AES-GCM", iv: raw(iv), additionalData: about(place) };
        return JSON.parse(new TextDecoder().decode(await window.crypto.subtle.decrypt(how, key, raw(data))));
    };

    // Gives whether it could be done.
    const inTurn = (place, step) => {
        const done = (busy.get(place) ?? Promise.resolve()).then(step).then(() => true, () => false);
        busy.set(place, done);
        return done;
    };

    // `entry` is null when the server has everything.
    const keep = (client, sheet, field, entry) =>
        inTurn([client, sheet, field].join(":"), async () => {
            const { name, key } = await open(sheet);
            const place = placeOf(name, client, sheet, field);
            if (entry) window.localStorage.setItem(place, await locked(key, place, entry));
            else window.localStorage.removeItem(place);
        });

    const places = () => Object.keys(window.localStorage).filter((place) => place.startsWith(`${PREFIX}:`));

    const forgetOld = () => {
        for (const place of places()) {
            if (Number(window.localStorage.getItem(place).split(":")[0]) < Date.now() - KEPT) window.localStorage.removeItem(place);
        }
    };

    // Their page is gone, or it would still hold the lock of its name.
    const isLeft = (client) => {
        if (!navigator.locks) return Promise.resolve(true);
        return navigator.locks.request(`sheet-${client}`, { ifAvailable: true }, (lock) => lock !== null);
    };

    // What pages of the same account left unsent, each with its place.
    const left = async () => {
        forgetOld();
        const found = [];
        for (const one of places().map(parts)) {
            try {
                const { name, key } = await open(one.sheet);
                if (name !== one.name || !(await isLeft(one.client))) continue;
                found.push({ ...one, entry: await unlocked(key, one.place, window.localStorage.getItem(one.place)) });
            } catch {
                // Another's, or of a key that is no more: it stays until it is too old.
            }
        }
        return found;
    };

    const drop = (place) => window.localStorage.removeItem(place);
    const hold = (client) => navigator.locks?.request(`sheet-${client}`, () => new Promise(() => {}));

    blik.buffer = { keep, left, drop, hold, open };
})();
