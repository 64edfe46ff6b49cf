/** Oneself: profile, language, light or dark, and the way out. */
import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconLanguage, IconLogout, IconMoon, IconSun, IconSunMoon, IconUser } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type Agent, changeMe, type Me, signOut } from '../../contract/organisation.ts'
import { call, problemOf } from '../kit/call.ts'
import { Face } from '../kit/face.tsx'
import { toastProblem } from '../kit/toast.ts'
import { meQuery, useMe } from '../organisation/session.ts'
import { type Language, useSpeech } from '../words/language.tsx'
import { tellProblem } from '../words/problems.ts'
import { leave } from './enter.ts'
import css from './my-menu.module.css'

const schemes = [
  ['light', <IconSun key="l" size={18} stroke={1.6} />],
  ['dark', <IconMoon key="d" size={18} stroke={1.6} />],
  ['auto', <IconSunMoon key="a" size={18} stroke={1.6} />],
] as const

export function MyMenu() {
  const { words, language } = useSpeech()
  const { house } = words
  const me = useMe()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const changeLanguage = useChangeLanguage()
  const here = <IconCheck size={16} aria-hidden />

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
        <Menu.Item
          leftSection={<IconUser size={18} stroke={1.6} />}
          onClick={() => void navigate({ to: '/instellingen/profiel' })}
        >
          {house.profile}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{house.language}</Menu.Label>
        {(['nl', 'en'] as const).map((each) => (
          <Menu.Item
            key={each}
            leftSection={<IconLanguage size={18} stroke={1.6} />}
            rightSection={language === each ? here : null}
            closeMenuOnClick={false}
            lang={each}
            onClick={() => void changeLanguage(each)}
          >
            {each === 'nl' ? house.dutch : house.english}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{house.scheme}</Menu.Label>
        {schemes.map(([scheme, icon]) => (
          <Menu.Item
            key={scheme}
            leftSection={icon}
            rightSection={colorScheme === scheme ? here : null}
            closeMenuOnClick={false}
            onClick={() => setColorScheme(scheme)}
          >
            {house[scheme]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={18} stroke={1.6} />} onClick={() => void out()}>
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
