// The families that have a picture. A picture is a module with
//   draw(model, state)      an SVG element
//   describe(model, state)  the same in a sentence, for those who do not see it
//   legend(model)           what the marks mean: {mark, shape, tone, text}
//   via(model, from, to, index)  the corners a moving thing passes on its way; index counts the things that move

import * as riverCrossing from "./river_crossing.js";
import * as towerOfHanoi from "./tower_of_hanoi.js";
import * as waterJug from "./water_jug.js";

export const pictures = {
  river_crossing: riverCrossing,
  tower_of_hanoi: towerOfHanoi,
  water_jug: waterJug,
};
