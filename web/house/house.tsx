/** The shell around every page inside: the rail, the page, the word about the connection, the keyboard. */
import { Outlet, useNavigate, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useKeys } from '../kit/keys.ts'
import { useNotificationsKept } from '../notification/notifications.ts'
import { usePhoneKey } from '../phone/use-phone-key.ts'
import { useWhereaboutsKept } from '../presence/whereabouts.ts'
import { queryClient } from '../queries.ts'
import { useWords } from '../words/language.tsx'
import { ConnectionWord } from './connection-word.tsx'
import { watchDoor } from './enter.ts'
import css from './house.module.css'
import { Rail } from './rail.tsx'

const HelpSheet = lazy(() => import('../kit/help.tsx').then((part) => ({ default: part.HelpSheet })))
const Phone = lazy(() => import('../phone/phone.tsx').then((part) => ({ default: part.Phone })))
const HousePalette = lazy(() => import('./house-palette.tsx').then((part) => ({ default: part.HousePalette })))

export function House() {
  const words = useWords()
  const navigate = useNavigate()
  const router = useRouter()
  const [helping, setHelping] = useState(false)
  const [finding, setFinding] = useState(false)
  useWhereaboutsKept()
  useNotificationsKept()

  useEffect(
    () =>
      watchDoor(queryClient, () => {
        void router.navigate({ to: '/aanmelden', search: { terug: router.state.location.href } })
      }),
    [router],
  )
  usePhoneKey()
  useKeys({
    '?': () => setHelping(true),
    'mod+k': () => setFinding(true),
    'g i': () => void navigate({ to: '/gesprekken' }),
    'g t': () => void navigate({ to: '/taken' }),
    'g m': () => void navigate({ to: '/meldingen' }),
    'g o': () => void navigate({ to: '/overdracht' }),
    'g l': () => void navigate({ to: '/luisteren' }),
    'g w': () => void navigate({ to: '/merk' }),
    'g k': () => void navigate({ to: '/kringen' }),
    'g r': () => void navigate({ to: '/reclamepauze' }),
    'g b': () => void navigate({ to: '/binnenkomst' }),
    'g s': () => void navigate({ to: '/instellingen' }),
    '/': () => void navigate({ to: '/zoeken' }),
  })

  return (
    <div className={css.house}>
      <a className={css.skip} href="#inhoud">
        {words.house.skip}
      </a>
      <Rail onHelp={() => setHelping(true)} onFind={() => setFinding(true)} />
      <div className={css.room}>
        <ConnectionWord />
        <main id="inhoud" className={css.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Suspense>
        <Phone />
      </Suspense>
      {/* Until a window that is on its way is there, what one types already belongs to it and is no shortcut. */}
      <Suspense fallback={<div role="dialog" aria-modal="true" hidden />}>
        {helping && <HelpSheet open onClose={() => setHelping(false)} />}
        {finding && <HousePalette onClose={() => setFinding(false)} onHelp={() => setHelping(true)} />}
      </Suspense>
    </div>
  )
}
