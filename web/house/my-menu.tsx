/** Oneself: profile, language, light or dark, and the way out. */
import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core'
import { IconLogout, IconPhone, IconUser } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type Agent, changeMe, type Me, signOut } from '../../contract/organisation.ts'
import { call, problemOf } from '../kit/call.ts'
import { Face } from '../kit/face.tsx'
import { toastProblem } from '../kit/toast.ts'
import { meQuery, useMe } from '../organisation/session.ts'
import { openLogSheet } from '../phone/log-sheet-store.ts'
import { type Language, useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { leave } from './enter.ts'
import css from './my-menu.module.css'

const schemes = ['light', 'dark', 'auto'] as const

const look = { size: 18, stroke: 1.6, 'aria-hidden': true } as const

export function MyMenu() {
  const { words, language } = useSpeech()
  const { house, phone } = words
  const me = useMe()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const changeLanguage = useChangeLanguage()

  const out = async () => {
    try {
      await call(signOut, {})
    } catch (error) {
      return toastProblem(tellProblem(problemOf(error), language, words))
    }
    leave()
    await navigate({ to: '/aanmelden' })
    queries.clear()
  }

  return (
    <Menu position="right-end" width={240}>
      <Menu.Target>
        <button type="button" className={css.me} aria-label={`${house.me}: ${me.agent.name}`}>
          <Face name={me.agent.alias} picture={me.agent.face} ours size={34} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.agent.name} · {me.organisation.name}
        </Menu.Label>
        <Menu.Item leftSection={<IconUser {...look} />} onClick={() => void navigate({ to: '/instellingen/profiel' })}>
          {house.profile}
        </Menu.Item>
        {me.permissions.includes('conversation.answer') && (
          <Menu.Item leftSection={<IconPhone {...look} />} onClick={() => openLogSheet()}>
            {phone.open}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Label>{house.language}</Menu.Label>
        <Menu.RadioGroup value={language} onChange={(value) => void changeLanguage(value as Language)}>
          {(['nl', 'en'] as const).map((each) => (
            <Menu.RadioItem key={each} value={each} lang={each}>
              {each === 'nl' ? house.dutch : house.english}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{house.scheme}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as MantineColorScheme)}>
          {schemes.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {house[scheme]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout {...look} />} onClick={() => void out()}>
          {house.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** At once on the screen, then at the server; when that fails it goes back and says why. */
export function useChangeLanguage(): (language: Language | null) => Promise<void> {
  const queries = useQueryClient()
  const { words, language: now } = useSpeech()
  const show = (agent: Partial<Agent>) =>
    queries.setQueryData(meQuery.queryKey, (me: Me | undefined) => me && { ...me, agent: { ...me.agent, ...agent } })
  return async (language) => {
    const before = queries.getQueryData(meQuery.queryKey)?.agent.language ?? null
    show({ language })
    try {
      show(await call(changeMe, { language }))
    } catch (error) {
      show({ language: before })
      toastProblem(tellProblem(problemOf(error), now, words))
    }
  }
}
