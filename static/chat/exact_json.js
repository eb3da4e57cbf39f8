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
