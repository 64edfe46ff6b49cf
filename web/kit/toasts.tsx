import { useMediaQuery } from '@mantine/hooks'
import { Notifications } from '@mantine/notifications'
import { quick } from './theme.ts'

/** Where short words appear: out of the way of what one writes, which on a phone stands at the bottom. */
export function Toasts() {
  const phone = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false })
  const position = phone ? 'top-center' : 'bottom-left'
  return <Notifications position={position} containerWidth={280} transitionDuration={quick} limit={3} />
}
