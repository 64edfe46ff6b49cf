/** Light, dark or like the device. `public/scheme.js` reads the same word before the first paint. */
import { isMantineColorScheme, type MantineColorSchemeManager } from '@mantine/core'
import { listen, recall, remember } from './remembered.ts'

const name = 'scheme'
let forget: (() => void) | undefined

export const schemeManager: MantineColorSchemeManager = {
  get: (first) => {
    const kept = recall(name)
    return isMantineColorScheme(kept) ? kept : first
  },
  set: (scheme) => remember(name, scheme),
  subscribe: (onUpdate) => {
    forget = listen(() => {
      const kept = recall(name)
      if (isMantineColorScheme(kept)) onUpdate(kept)
    })
  },
  unsubscribe: () => forget?.(),
  clear: () => remember(name, null),
}
