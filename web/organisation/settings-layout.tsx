/** Instellingen: what can be set, and the page beside it. */
import {
  IconBuilding,
  IconKey,
  IconMessage2Bolt,
  IconPencilHeart,
  IconPlugConnected,
  IconSettingsAutomation,
  IconTag,
  IconUser,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { Link, type LinkProps, Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useInSight } from '../kit/in-sight.ts'
import { runningPlaces } from '../sign-in/places.tsx'
import { useWords } from '../words/language.tsx'
import { useMay, useMe } from './session.ts'
import css from './settings-layout.module.css'

const look = { size: 18, stroke: 1.6, 'aria-hidden': true } as const

export function SettingsLayout() {
  const { settings, running, rule } = useWords()
  const { permissions } = useMe()
  const mayKeys = useMay('key.change')
  const mayRead = useMay('conversation.read')
  const places = useInSight<HTMLElement>()
  return (
    <div className={css.settings}>
      <nav ref={places} className={css.nav} aria-label={settings.title}>
        <p className={css.title}>{settings.title}</p>
        <Place to="/instellingen/profiel" icon={<IconUser {...look} />} label={settings.profile} />
        {mayRead && (
          <>
            <Place to="/instellingen/kanalen" icon={<IconPlugConnected {...look} />} label={settings.channels} />
            <Place to="/instellingen/mensen" icon={<IconUsers {...look} />} label={settings.people} />
            <Place to="/instellingen/teams" icon={<IconUsersGroup {...look} />} label={settings.teams} />
            <Place
              to="/instellingen/standaardantwoorden"
              icon={<IconMessage2Bolt {...look} />}
              label={settings.canned}
            />
            <Place to="/instellingen/schrijven" icon={<IconPencilHeart {...look} />} label={settings.guideline} />
            <Place to="/instellingen/labels" icon={<IconTag {...look} />} label={settings.labels} />
            <Place to="/instellingen/regels" icon={<IconSettingsAutomation {...look} />} label={rule.title} />
          </>
        )}
        {mayKeys && <Place to="/instellingen/sleutels" icon={<IconKey {...look} />} label={settings.keys} />}
        <Place to="/instellingen/organisatie" icon={<IconBuilding {...look} />} label={settings.organisation} />
        {runningPlaces.map(
          ({ id, to, Icon, needs }) =>
            (!needs || permissions.includes(needs)) && (
              <Place key={id} to={to} icon={<Icon {...look} />} label={running.places[id]} />
            ),
        )}
      </nav>
      <Outlet />
    </div>
  )
}

function Place(props: { to: LinkProps['to']; icon: ReactNode; label: string }) {
  return (
    <Link to={props.to ?? '/'} className={css.place ?? ''} activeProps={{ 'aria-current': 'page' }}>
      {props.icon}
      {props.label}
    </Link>
  )
}
