// Which event numbers have been seen, as sorted ranges [[from, to], …]. Ten thousand events stay one small value, so
// the conversation can be replaced at every event without copying a large set.

/**
 * @param {number[][]} ranges
 * @param {number} number
 * @returns {boolean}
 */
export function contains(ranges, number) {
  return ranges.some(([from, to]) => from <= number && number <= to);
}

/**
 * @param {number[][]} ranges
 * @param {number} number
 * @returns {number[][]} the ranges with the number added
 */
export function include(ranges, number) {
  if (contains(ranges, number)) return ranges;
  const joined = [number, number];
  const others = [];
  for (const range of ranges) {
    if (range[1] === number - 1) joined[0] = range[0];
    else if (range[0] === number + 1) joined[1] = range[1];
    else others.push(range);
  }
  return [...others, joined].sort((a, b) => a[0] - b[0]);
}
