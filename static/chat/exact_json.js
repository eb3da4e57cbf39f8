// JSON with whole numbers of any size. The tower of 64 discs needs 18446744073709551615 moves; an ordinary parse would
// quietly round that, and a proven answer must not be rounded.

/**
 * Parse JSON; whole numbers too large to be exact become BigInt where the browser shows us their digits.
 * @param {string} text
 * @returns {any}
 */
export function parseExactly(text) {
  return JSON.parse(text, (key, value, context) => {
    const inexact = typeof value === "number" && !Number.isSafeInteger(value);
    return inexact && /^-?\d+$/.test(context?.source ?? "") ? BigInt(context.source) : value;
  });
}

/**
 * A parsed value with ordinary numbers only, to reckon with where the last digits do not matter.
 * @param {any} value
 * @returns {any}
 */
export function roughly(value) {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(roughly);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, roughly(item)]));
}
