/** What one process counts of itself, for whoever watches over it. */
export type Figures = {
  /** Live streams that are open now. */
  listeners: number
  /** How often each kind of background work failed, since the start. */
  workFailures: Map<string, number>
}

export const newFigures = (): Figures => ({ listeners: 0, workFailures: new Map() })
