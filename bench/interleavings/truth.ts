/** What was so at each moment, told from the order in which things were committed, and by other means than the program's own. */

/** `a` is whom marketing is for, `b` somebody else who may turn out to be the same person. */
export type Who = 'a' | 'b'

export type Happened =
  | { at: number; does: 'complain'; who: Who; id: string }
  | { at: number; does: 'agree'; id: string }
  | { at: number; does: 'let go'; who: Who }
  | { at: number; does: 'are'; joined: boolean; maybe: boolean }
  | { at: number; does: 'hand over' }

/**
 * @param story in order
 * @returns hand-overs that were committed while somebody linked had complained, and had neither agreed nor been let go
 */
export function misplaced(story: readonly Happened[]): number {
  const hurting = new Map<string, Who>()
  let [joined, maybe, wrong] = [false, false, 0]
  for (const one of story) {
    switch (one.does) {
      case 'complain':
        hurting.set(one.id, one.who)
        break
      case 'agree':
        hurting.delete(one.id)
        break
      case 'let go':
        for (const [id, who] of hurting) if (joined || who === one.who) hurting.delete(id)
        break
      case 'are':
        ;[joined, maybe] = [one.joined, one.maybe]
        break
      case 'hand over': {
        const linked = [...hurting.values()].some((who) => who === 'a' || joined || maybe)
        if (linked) wrong++
      }
    }
  }
  return wrong
}
