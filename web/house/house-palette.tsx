/** What one can find and do from anywhere. Pages add nothing to it; the conversations on the screen do. */
import { useMantineColorScheme } from '@mantine/core'
import {
  IconBuilding,
  IconDoorEnter,
  IconKey,
  IconKeyboard,
  IconLanguage,
  IconMessageCircle,
  IconMessages,
  IconMoon,
  IconPlugConnected,
  IconPlus,
  IconUser,
  IconUsers,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type CommandGroup, Palette } from '../kit/palette.tsx'
import { live } from '../live/store.ts'
import { useMe } from '../organisation/session.ts'
import { runningPlaces } from '../sign-in/places.tsx'
import { useSpeech } from '../words/language.tsx'
import { useChangeLanguage } from './my-menu.tsx'

const small = { size: 18, stroke: 1.6 }
const mostConversations = 200

export function HousePalette(props: { onClose: () => void; onHelp: () => void }) {
  const { words, language } = useSpeech()
  const navigate = useNavigate()
  const me = useMe()
  const changeLanguage = useChangeLanguage()
  const { setColorScheme } = useMantineColorScheme()
  const dark = document.documentElement.getAttribute('data-mantine-color-scheme') === 'dark'
  const may = (permission: (typeof me.permissions)[number]) => me.permissions.includes(permission)

  const pages: CommandGroup = {
    title: words.palette.pages,
    commands: [
      {
        id: 'inbox',
        label: words.house.conversations,
        keys: 'g i',
        icon: <IconMessages {...small} />,
        run: () => void navigate({ to: '/gesprekken' }),
      },
      {
        id: 'arrival',
        label: words.house.arrival,
        keys: 'g b',
        icon: <IconDoorEnter {...small} />,
        run: () => void navigate({ to: '/binnenkomst' }),
      },
      {
        id: 'profile',
        label: words.settings.profile,
        icon: <IconUser {...small} />,
        run: () => void navigate({ to: '/instellingen/profiel' }),
      },
      {
        id: 'channels',
        label: words.settings.channels,
        icon: <IconPlugConnected {...small} />,
        run: () => void navigate({ to: '/instellingen/kanalen' }),
      },
      {
        id: 'people',
        label: words.settings.people,
        icon: <IconUsers {...small} />,
        run: () => void navigate({ to: '/instellingen/mensen' }),
      },
      ...(may('key.change')
        ? [
            {
              id: 'keys',
              label: words.settings.keys,
              icon: <IconKey {...small} />,
              run: () => void navigate({ to: '/instellingen/sleutels' }),
            },
          ]
        : []),
      {
        id: 'organisation',
        label: words.settings.organisation,
        icon: <IconBuilding {...small} />,
        run: () => void navigate({ to: '/instellingen/organisatie' }),
      },
      ...runningPlaces
        .filter(({ needs }) => !needs || may(needs))
        .map(({ id, to, Icon }) => ({
          id,
          label: words.running.places[id],
          icon: <Icon {...small} />,
          run: () => void navigate({ to }),
        })),
    ],
  }
  const actions: CommandGroup = {
    title: words.palette.actions,
    commands: [
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
  return <Palette groups={[pages, actions, conversations]} onClose={props.onClose} />
}
