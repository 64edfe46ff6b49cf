/** What one can find and do from anywhere: pages, actions, the conversations on the screen, and whatever the server finds. */
import { useMantineColorScheme } from '@mantine/core'
import {
  IconArrowBackUp,
  IconBell,
  IconBuilding,
  IconCirclesRelation,
  IconDoorEnter,
  IconEar,
  IconFilter,
  IconHeartbeat,
  IconKey,
  IconKeyboard,
  IconLanguage,
  IconListCheck,
  IconMailPause,
  IconMessage2Bolt,
  IconMessageCircle,
  IconMessages,
  IconMoon,
  IconPencilHeart,
  IconPhone,
  IconPlayerTrackNext,
  IconPlugConnected,
  IconPlus,
  IconSearch,
  IconSettings,
  IconSettingsAutomation,
  IconSpeakerphone,
  IconTag,
  IconUser,
  IconUsers,
  IconUsersGroup,
  IconWaveSine,
} from '@tabler/icons-react'
import { type LinkProps, useNavigate } from '@tanstack/react-router'
import { type ComponentType, useState } from 'react'
import { useNext } from '../inbox/use-next.ts'
import { useUndo } from '../inbox/use-undo.ts'
import { commandsHere } from '../kit/commands.ts'
import { answersTo, type CommandGroup, Palette } from '../kit/palette.tsx'
import { live } from '../live/store.ts'
import { useMe } from '../organisation/session.ts'
import { openLogSheet } from '../phone/log-sheet-store.ts'
import { runningPlaces } from '../sign-in/places.tsx'
import { useTeams } from '../team/queries.ts'
import { placeOf } from '../view/place-of.ts'
import { useViews } from '../view/queries.ts'
import { channelHealthWords } from '../words/channel-health.ts'
import { useSpeech, useWordsOf } from '../words/language.tsx'
import { listeningWords } from '../words/listening.ts'
import { useChangeLanguage } from './my-menu.tsx'
import { useFound } from './palette-found.tsx'

const small = { size: 18, stroke: 1.6 }
const mostConversations = 200

export function HousePalette(props: { onClose: () => void; onHelp: () => void }) {
  const { words, language } = useSpeech()
  const { terms } = useWordsOf(listeningWords)
  const { title: channelHealth } = useWordsOf(channelHealthWords)
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const me = useMe()
  const changeLanguage = useChangeLanguage()
  const { setColorScheme } = useMantineColorScheme()
  const dark = document.documentElement.getAttribute('data-mantine-color-scheme') === 'dark'
  const { teams } = useTeams()
  const { views, streams } = useViews()
  const { next } = useNext()
  const { undo } = useUndo()
  const may = (permission: (typeof me.permissions)[number]) => me.permissions.includes(permission)

  const place = (
    id: string,
    label: string,
    Icon: ComponentType<Partial<typeof small>>,
    to: LinkProps['to'] & string,
    keys?: string,
  ) => ({
    id,
    label,
    ...(keys && { keys }),
    icon: <Icon {...small} />,
    run: () => void navigate({ to }),
  })
  const pages: CommandGroup = {
    title: words.palette.pages,
    commands: [
      place('inbox', words.house.conversations, IconMessages, '/gesprekken', 'g i'),
      place('notifications', words.notification.title, IconBell, '/meldingen', 'g m'),
      place('handover', words.handover.title, IconMoon, '/overdracht', 'g o'),
      place('tasks', words.timeline.tasksTitle, IconListCheck, '/taken', 'g t'),
      place('search', words.search.label, IconSearch, '/zoeken', '/'),
      place('listening', words.listening.title, IconEar, '/luisteren', 'g l'),
      place('circles', words.circle.title, IconCirclesRelation, '/kringen', 'g k'),
      place('suppression', words.suppression.title, IconMailPause, '/reclamepauze', 'g r'),
      place('brand', words.brand.title, IconSpeakerphone, '/merk', 'g w'),
      place('terms', terms, IconWaveSine, '/luisteren/zoektermen'),
      place('arrival', words.house.arrival, IconDoorEnter, '/binnenkomst', 'g b'),
      place('settings', words.house.settings, IconSettings, '/instellingen', 'g s'),
      place('profile', words.settings.profile, IconUser, '/instellingen/profiel'),
      place('channels', words.settings.channels, IconPlugConnected, '/instellingen/kanalen'),
      ...(may('channel.read')
        ? [place('channel-health', channelHealth, IconHeartbeat, '/instellingen/kanalen/gezondheid')]
        : []),
      place('canned-page', words.settings.canned, IconMessage2Bolt, '/instellingen/standaardantwoorden'),
      place('guideline', words.settings.guideline, IconPencilHeart, '/instellingen/schrijven'),
      place('people', words.settings.people, IconUsers, '/instellingen/mensen'),
      place('teams', words.settings.teams, IconUsersGroup, '/instellingen/teams'),
      place('labels', words.settings.labels, IconTag, '/instellingen/labels'),
      place('rules', words.rule.title, IconSettingsAutomation, '/instellingen/regels'),
      ...(may('key.change') ? [place('keys', words.settings.keys, IconKey, '/instellingen/sleutels')] : []),
      place('organisation', words.settings.organisation, IconBuilding, '/instellingen/organisatie'),
      ...runningPlaces
        .filter(({ needs }) => !needs || may(needs))
        .map(({ id, to, Icon }) => place(id, words.running.places[id], Icon, to)),
    ],
  }
  const actions: CommandGroup = {
    title: words.palette.actions,
    commands: [
      ...(may('conversation.answer')
        ? [
            {
              id: 'log',
              label: words.phone.open,
              keys: 'b',
              icon: <IconPhone {...small} />,
              run: () => openLogSheet(),
            },
          ]
        : []),
      {
        id: 'mine',
        label: `${words.house.conversations}: ${words.inbox.mine}`,
        icon: <IconMessages {...small} />,
        run: () => void navigate({ to: '/gesprekken', search: { owner: 'mine' } }),
      },
      {
        id: 'nobody',
        label: `${words.house.conversations}: ${words.inbox.nobody}`,
        icon: <IconMessages {...small} />,
        run: () => void navigate({ to: '/gesprekken', search: { owner: 'nobody' } }),
      },
      {
        id: 'following',
        label: `${words.house.conversations}: ${words.queue.following}`,
        icon: <IconMessages {...small} />,
        run: () => void navigate({ to: '/gesprekken', search: { following: 'me', state: 'all' } }),
      },
      ...teams.map(({ id, name }) => ({
        id,
        label: `${words.house.conversations}: ${name}`,
        icon: <IconUsersGroup {...small} />,
        run: () => void navigate({ to: '/gesprekken', search: { team: id } }),
      })),
      ...views.map(({ id, name }) => ({
        id,
        label: `${words.house.conversations}: ${name}`,
        icon: <IconFilter {...small} />,
        run: () => void navigate({ to: '/gesprekken', search: { view: id } }),
      })),
      ...streams.map((view) => ({
        id: view.id,
        label: `${words.listening.title}: ${view.name}`,
        icon: <IconEar {...small} />,
        run: () => void navigate(placeOf(view)),
      })),
      ...(may('conversation.answer')
        ? [
            {
              id: 'next',
              label: words.queue.next,
              keys: 'v',
              icon: <IconPlayerTrackNext {...small} />,
              run: () => void next(),
            },
            {
              id: 'undo-last',
              label: words.keys.undoBulk,
              keys: 'z',
              icon: <IconArrowBackUp {...small} />,
              run: () => void undo(),
            },
          ]
        : []),
      ...(may('channel.change')
        ? [
            {
              id: 'connect',
              label: words.channel.add,
              icon: <IconPlus {...small} />,
              run: () => void navigate({ to: '/instellingen/kanalen' }),
            },
          ]
        : []),
      {
        id: 'scheme',
        label: `${words.house.scheme}: ${dark ? words.house.light : words.house.dark}`,
        icon: <IconMoon {...small} />,
        run: () => setColorScheme(dark ? 'light' : 'dark'),
      },
      {
        id: 'language',
        label: `${words.house.language}: ${language === 'nl' ? words.house.english : words.house.dutch}`,
        icon: <IconLanguage {...small} />,
        run: () => void changeLanguage(language === 'nl' ? 'en' : 'nl'),
      },
      { id: 'help', label: words.house.help, keys: '?', icon: <IconKeyboard {...small} />, run: props.onHelp },
    ],
  }
  const conversations: CommandGroup = {
    title: words.palette.conversations,
    commands: Object.values(live.get().conversations)
      .slice(0, mostConversations)
      .map((conversation) => ({
        id: conversation.id,
        label: `${conversation.contact.name} · ${conversation.subject || words.inbox.noSubject}`,
        about: `#${conversation.number}`,
        icon: <IconMessageCircle {...small} />,
        run: () =>
          void navigate({
            to: '/gesprekken/$conversation',
            params: { conversation: conversation.id },
            search: (kept) => kept,
          }),
      })),
  }
  const here: CommandGroup = { title: words.timeline.here, commands: commandsHere() }
  // The same conversation is not listed twice, and one that is listed already stays where it is when the server finds it too.
  const listed = new Set(conversations.commands.filter((one) => answersTo(one, typed)).map(({ id }) => id))
  const found = useFound(typed).map((group) => ({
    ...group,
    commands: group.commands.filter(({ id }) => !listed.has(id)),
  }))
  const groups = [here, pages, actions, conversations, ...found]
  return <Palette groups={groups} typed={typed} onType={setTyped} onClose={props.onClose} />
}
