/** Who answers, on which channel, and who will read it. */
import { Menu } from '@mantine/core'
import { IconAlertTriangle, IconChevronDown, IconLock, IconUsers, IconWorld } from '@tabler/icons-react'
import type { Way } from '../../contract/way.ts'
import { ChannelMark } from '../kit/channel-mark.tsx'
import { useSpeech } from '../words/language.tsx'
import css from './composer-way.module.css'

const small = { size: 14, stroke: 1.8, 'aria-hidden': true } as const
const icons = { public: IconWorld, followers: IconUsers, direct: IconLock, phone: IconLock }

type ComposerWayProps = {
  ways: readonly Way[]
  chosen: Way | undefined
  /** As long as the ways are not known. */
  channelName: string
  onChoose: (way: Way, isFirst: boolean) => void
}

export function ComposerWay(props: ComposerWayProps) {
  const { writing } = useSpeech().words
  const { chosen } = props
  return (
    <>
      <Choice {...props} />
      {chosen?.replaces && (
        <p className={css.replaces} role="status">
          <IconAlertTriangle {...small} />
          {writing.replaces(chosen.channel.name, chosen.replaces.slice(0, 80))}
        </p>
      )}
    </>
  )
}

function Choice(props: ComposerWayProps) {
  const { words } = useSpeech()
  const { ways, chosen } = props
  const name = chosen ? `${chosen.channel.name}` : props.channelName
  // What cannot be answered there is answered another way.
  const closed = chosen?.can.ok === false
  const usable = ways.filter((way) => way.can.ok)
  if (usable.length < 2 && usable[0] === chosen) return <span>{words.composer.via(name)}</span>
  return (
    <Menu position="top-start" width={320} shadow="md">
      <Menu.Target>
        <button type="button" className={css.button} title={words.writing.viaWhy}>
          {closed ? words.writing.via : words.composer.via(name)} <IconChevronDown {...small} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.writing.via}</Menu.Label>
        <Menu.RadioGroup
          value={chosen ? keyOf(chosen) : ''}
          onChange={(key) => {
            const way = ways.find((one) => keyOf(one) === key)
            if (way) props.onChoose(way, way === ways[0])
          }}
        >
          {usable.map((way) => {
            const Icon = icons[way.visibility]
            return (
              <Menu.RadioItem key={keyOf(way)} value={keyOf(way)}>
                <span className={css.way}>
                  <ChannelMark kind={way.channel.kind} name={way.channel.name} />
                  <bdi className={css.who}>{way.network === 'email' ? way.id : way.name || way.id}</bdi>
                  <span className={css.about}>
                    <Icon {...small} /> {words.message[way.visibility]}
                    {way === ways[0] && ` · ${words.writing.spokeHere}`}
                  </span>
                </span>
              </Menu.RadioItem>
            )
          })}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}

const keyOf = ({ channel, network, id }: Way) => `${channel.id} ${network} ${id}`
