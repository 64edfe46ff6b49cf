/** Typing `/` asks for canned responses, `:` for an emoji: what is asked, what there is, and which of it is active. */
import { type KeyboardEvent, useEffect, useState } from 'react'
import type { Canned } from '../../contract/canned.ts'
import { useCannedFor } from '../canned/queries.ts'
import type { Completion } from './completions.tsx'
import { type Trigger, triggerIn } from './insert.ts'
import { useEmoji } from './use-emoji.ts'

export type Picked = { trigger: Trigger } & ({ kind: 'canned'; canned: Canned } | { kind: 'emoji'; sign: string })

export function useCompletion(channelId: string, onPick: (picked: Picked) => void) {
  const [trigger, setTrigger] = useState<Trigger | null>(null)
  /** Escape closes it for what is typed there now. */
  const [closed, setClosed] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const canned = useCannedFor(trigger?.sign === '/' ? trigger.typed : null, channelId)
  const emoji = useEmoji(trigger?.sign === ':' ? trigger.typed : null)
  const place = trigger && `${trigger.sign}${trigger.from}`
  const asked = trigger && `${place} ${trigger.typed}`
  // Something else is asked, so the first of what there is now is active.
  useEffect(() => setActive(0), [asked])

  const options: Completion[] =
    trigger?.sign === '/'
      ? canned.map(({ id, name, shortcut }) => ({ id, label: name, ...(shortcut && { hint: `/${shortcut}` }) }))
      : emoji.map(({ sign, name }) => ({ id: sign, mark: sign, label: name }))
  const open = trigger !== null && closed !== place && (options.length > 0 || trigger.sign === '/')

  const pick = (index: number) => {
    if (!trigger) return
    const [one, sign] = [canned[index], emoji[index]?.sign]
    setTrigger(null)
    if (trigger.sign === '/' && one) onPick({ trigger, kind: 'canned', canned: one })
    if (trigger.sign === ':' && sign) onPick({ trigger, kind: 'emoji', sign })
  }
  return {
    open,
    options,
    active,
    setActive,
    pick,
    sign: trigger?.sign ?? null,
    canned: trigger?.sign === '/' ? canned[active] : undefined,
    /** Look where the caret is; not while a character is being put together. */
    look: (box: HTMLTextAreaElement) => {
      const found = box.selectionStart === box.selectionEnd ? triggerIn(box.value, box.selectionStart) : null
      setTrigger((before) => (same(before, found) ? before : found))
      if (!found) setClosed(null)
    },
    /** @returns whether the key was for the list */
    onKey: (event: KeyboardEvent): boolean => {
      if (!open || event.nativeEvent.isComposing) return false
      const last = options.length - 1
      if (event.key === 'ArrowDown') setActive((now) => (now >= last ? 0 : now + 1))
      else if (event.key === 'ArrowUp') setActive((now) => (now <= 0 ? last : now - 1))
      else if (event.key === 'Escape') setClosed(place)
      else if ((event.key === 'Enter' || event.key === 'Tab') && !event.metaKey && !event.ctrlKey && last >= 0)
        pick(active)
      else return false
      event.preventDefault()
      event.stopPropagation()
      return true
    },
    close: () => setTrigger(null),
  }
}

function same(a: Trigger | null, b: Trigger | null): boolean {
  return a === b || (a !== null && b !== null && a.sign === b.sign && a.typed === b.typed && a.from === b.from)
}
