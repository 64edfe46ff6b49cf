/** The pages about running the house, for the list of settings and for the palette alike: who sees which. */
import {
  IconAddressBook,
  IconBroadcast,
  IconEarOff,
  IconEyeglass2,
  IconFingerprint,
  IconHeartbeat,
  IconMailForward,
  IconMailPause,
  IconNotebook,
  IconScale,
  IconShieldLock,
  IconTelescope,
  IconWebhook,
} from '@tabler/icons-react'
import type { LinkProps } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import type { Permission } from '../../contract/endpoint.ts'
import type { Words } from '../words/nl.ts'

type Icon = ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>
export type RunningPlace = {
  id: keyof Words['running']['places']
  to: LinkProps['to'] & string
  Icon: Icon
  needs?: Permission
}

export const runningPlaces: readonly RunningPlace[] = [
  { id: 'signIn', to: '/instellingen/aanmelden', Icon: IconFingerprint },
  { id: 'access', to: '/instellingen/toegang', Icon: IconShieldLock, needs: 'organisation.change' },
  { id: 'customers', to: '/instellingen/klantgegevens', Icon: IconAddressBook, needs: 'customer.bring' },
  { id: 'objections', to: '/instellingen/bezwaren', Icon: IconEarOff, needs: 'objection.note' },
  { id: 'influence', to: '/instellingen/invloed', Icon: IconBroadcast, needs: 'conversation.read' },
  { id: 'knowledge', to: '/instellingen/lezen', Icon: IconEyeglass2, needs: 'conversation.read' },
  { id: 'floor', to: '/instellingen/servicegarantie', Icon: IconScale, needs: 'conversation.read' },
  { id: 'suppressionRules', to: '/instellingen/reclameregels', Icon: IconMailPause, needs: 'suppression.read' },
  { id: 'relay', to: '/instellingen/mailtools', Icon: IconMailForward, needs: 'relay.read' },
  {
    id: 'suppressionTargets',
    to: '/instellingen/andere-systemen',
    Icon: IconWebhook,
    needs: 'suppression.read',
  },
  { id: 'largerModel', to: '/instellingen/groter-model', Icon: IconTelescope, needs: 'organisation.change' },
  { id: 'logbook', to: '/instellingen/logboek', Icon: IconNotebook, needs: 'log.read' },
  { id: 'health', to: '/instellingen/gezondheid', Icon: IconHeartbeat, needs: 'house.examine' },
]
