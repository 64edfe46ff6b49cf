import {
  IconAffiliate,
  IconBrandBluesky,
  IconBrandMastodon,
  IconBrandWordpress,
  IconEar,
  IconMail,
  IconMessage2,
  IconMessages,
  IconPhone,
  IconPlugConnected,
  IconRss,
  IconStar,
  IconWorldSearch,
} from '@tabler/icons-react'
import css from './channel-mark.module.css'
import { Tip } from './tip.tsx'

const icons: Record<string, typeof IconMail> = {
  email: IconMail,
  mail: IconMail,
  api: IconPlugConnected,
  phone: IconPhone,
  offline: IconEar,
  feed: IconRss,
  fediverse: IconAffiliate,
  bluesky: IconBrandBluesky,
  mastodon: IconBrandMastodon,
  wordpress: IconBrandWordpress,
  discourse: IconMessages,
  reviews: IconStar,
  sites: IconWorldSearch,
}

/** Which channel: its icon and, where there is room, its name. */
export function ChannelMark(props: { kind: string; name: string; iconOnly?: boolean }) {
  const Icon = icons[props.kind] ?? IconMessage2
  const icon = <Icon size={16} stroke={1.75} aria-hidden />
  if (props.iconOnly)
    return (
      <Tip label={props.name}>
        <span className={css.mark}>
          {icon}
          <span className="unseen">{props.name}</span>
        </span>
      </Tip>
    )
  return (
    <span className={css.mark}>
      {icon}
      <span className={css.name}>{props.name}</span>
    </span>
  )
}
