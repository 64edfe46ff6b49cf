/** One step of the layout on plain arrays; the package declares only what takes a whole graph. */
declare module 'graphology-layout-forceatlas2/iterate.js' {
  import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2'

  /**
   * @param nodes ten values each: x, y, four of its own that begin at 0, mass, convergence (begins at 1), size, fixed (0 or 1)
   * @param edges three values each: ten times the place of both ends, and the weight
   */
  const iterate: (settings: Required<ForceAtlas2Settings>, nodes: Float32Array, edges: Float32Array) => unknown
  export = iterate
}
