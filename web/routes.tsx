/** Every address of the web app. The shell is here; what a page needs is loaded when one goes there. */
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { filters } from '../contract/conversation.ts'
import { scopes } from '../contract/handover.ts'
import { enter } from './house/enter.ts'
import { House } from './house/house.tsx'
import { Broken, BrokenOutside, NotFound, NotFoundOutside, Waiting } from './house/odd.tsx'
import { asked, type InboxSearch } from './inbox/search.ts'
import { periods, type StreamSearch } from './listening/search.ts'
import { queryClient } from './queries.ts'
import { readAsked } from './search/asked.ts'

const root = createRootRouteWithContext<{ queryClient: typeof queryClient }>()({
  component: Outlet,
  notFoundComponent: NotFoundOutside,
  errorComponent: BrokenOutside,
})

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/aanmelden',
  /** `terug` is where one wanted to go; only an address of our own. */
  validateSearch: (search: Record<string, unknown>): { terug?: string; fout?: string } => {
    const [back, wrong] = [text(search.terug), text(search.fout)]
    return {
      ...(back && /^\/(?!\/)/.test(back) ? { terug: back } : {}),
      // What went wrong at the organisation's own sign-in, by the code of a problem.
      ...(wrong && /^[a-z-]{1,40}$/.test(wrong) ? { fout: wrong } : {}),
    }
  },
  component: lazyRouteComponent(() => import('./organisation/sign-in-page.tsx'), 'SignInPage'),
})

const firstRun = createRoute({
  getParentRoute: () => root,
  path: '/welkom',
  component: lazyRouteComponent(() => import('./organisation/first-run-page.tsx'), 'FirstRunPage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/uitnodiging',
  component: lazyRouteComponent(() => import('./agent/invitation-page.tsx'), 'InvitationPage'),
})

const kit = createRoute({
  getParentRoute: () => root,
  path: '/kit',
  component: lazyRouteComponent(() => import('./kit/kit-page.tsx'), 'KitPage'),
})

/** Inside: somebody is signed in and the events flow. */
const house = createRoute({
  getParentRoute: () => root,
  id: 'house',
  beforeLoad: ({ context, location }) => enter(context.queryClient, location.href),
  component: House,
})

const start = createRoute({
  getParentRoute: () => house,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/gesprekken', replace: true })
  },
})

const inboxPage = lazyRouteComponent(() => import('./inbox/inbox-page.tsx'), 'InboxPage')
// Where most people come in: the page is fetched while the server is asked who they are.
if (/^\/(gesprekken|$)/.test(window.location.pathname)) void inboxPage.preload?.()

const inbox = createRoute({
  getParentRoute: () => house,
  path: '/gesprekken',
  /** An unknown filter is left out rather than refused: somebody may have kept an old address. */
  validateSearch: (search: Record<string, unknown>): InboxSearch => {
    const kept: InboxSearch = {}
    for (const name of asked) {
      const read = filters.shape[name].safeParse(search[name])
      if (read.success && read.data !== undefined) Object.assign(kept, { [name]: read.data })
    }
    if (text(search.bericht)) kept.bericht = String(search.bericht)
    if (text(search.basis)) kept.basis = String(search.basis)
    return search.klant === true ? { ...kept, klant: true } : kept
  },
  component: inboxPage,
})

const conversation = createRoute({ getParentRoute: () => inbox, path: '$conversation', component: () => null })

const listening = createRoute({
  getParentRoute: () => house,
  path: '/luisteren',
  validateSearch: (search: Record<string, unknown>): StreamSearch => {
    const channel = text(search.kanaal)
    const period = periods.find((one) => one === search.periode)
    return { ...(channel && { kanaal: channel }), ...(period && { periode: period }) }
  },
  component: lazyRouteComponent(() => import('./listening/stream-page.tsx'), 'StreamPage'),
})

/** What a telephone opens when it rings: `/bel?nummer=+31612345678`. A plus is a space to some of them, and numbers may look like numbers. */
const callScreen = createRoute({
  getParentRoute: () => house,
  path: '/bel',
  validateSearch: ({ nummer }: Record<string, unknown>): { nummer?: string } => {
    const number = String(nummer ?? '')
      .trim()
      .slice(0, 60)
    if (number === '') return {}
    return { nummer: /^[1-9]\d{6,14}$/.test(number) ? `+${number}` : number }
  },
  component: lazyRouteComponent(() => import('./phone/call-page.tsx'), 'CallPage'),
})

const arrival = createRoute({
  getParentRoute: () => house,
  path: '/binnenkomst',
  component: lazyRouteComponent(() => import('./arrival/arrival-page.tsx'), 'ArrivalPage'),
})

const handover = createRoute({
  getParentRoute: () => house,
  path: '/overdracht',
  validateSearch: (search: Record<string, unknown>): { van?: (typeof scopes)[number]; team?: string } => {
    const van = scopes.find((one) => one === search.van)
    const team = text(search.team)
    return team ? { team } : van ? { van } : {}
  },
  component: lazyRouteComponent(() => import('./handover/handover-page.tsx'), 'HandoverPage'),
})

const notifications = createRoute({
  getParentRoute: () => house,
  path: '/meldingen',
  component: lazyRouteComponent(() => import('./notification/notifications-page.tsx'), 'NotificationsPage'),
})

const tasks = createRoute({
  getParentRoute: () => house,
  path: '/taken',
  component: lazyRouteComponent(() => import('./task/tasks-page.tsx'), 'TasksPage'),
})

const search = createRoute({
  getParentRoute: () => house,
  path: '/zoeken',
  validateSearch: readAsked,
  component: lazyRouteComponent(() => import('./search/search-page.tsx'), 'SearchPage'),
})

const settings = createRoute({
  getParentRoute: () => house,
  path: '/instellingen',
  component: lazyRouteComponent(() => import('./organisation/settings-layout.tsx'), 'SettingsLayout'),
})

const settingsStart = createRoute({
  getParentRoute: () => settings,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/instellingen/profiel', replace: true })
  },
})

const profile = createRoute({
  getParentRoute: () => settings,
  path: '/profiel',
  component: lazyRouteComponent(() => import('./agent/profile-page.tsx'), 'ProfilePage'),
})

const people = createRoute({
  getParentRoute: () => settings,
  path: '/mensen',
  component: lazyRouteComponent(() => import('./agent/people-page.tsx'), 'PeoplePage'),
})

const channels = createRoute({
  getParentRoute: () => settings,
  path: '/kanalen',
  component: lazyRouteComponent(() => import('./channel/channels-page.tsx'), 'ChannelsPage'),
})

const newChannel = createRoute({
  getParentRoute: () => settings,
  path: '/kanalen/nieuw/$kind',
  component: lazyRouteComponent(() => import('./channel/channel-page.tsx'), 'NewChannelPage'),
})

const channel = createRoute({
  getParentRoute: () => settings,
  path: '/kanalen/$channel',
  component: lazyRouteComponent(() => import('./channel/channel-page.tsx'), 'ChannelPage'),
})

const teams = createRoute({
  getParentRoute: () => settings,
  path: '/teams',
  component: lazyRouteComponent(() => import('./team/teams-page.tsx'), 'TeamsPage'),
})

const labels = createRoute({
  getParentRoute: () => settings,
  path: '/labels',
  component: lazyRouteComponent(() => import('./label/labels-page.tsx'), 'LabelsPage'),
})

const rules = createRoute({
  getParentRoute: () => settings,
  path: '/regels',
  component: lazyRouteComponent(() => import('./rule/rules-page.tsx'), 'RulesPage'),
})

const rule = createRoute({
  getParentRoute: () => settings,
  path: '/regels/$rule',
  component: lazyRouteComponent(() => import('./rule/rule-page.tsx'), 'RulePage'),
})

const canned = createRoute({
  getParentRoute: () => settings,
  path: '/standaardantwoorden',
  component: lazyRouteComponent(() => import('./canned/canned-page.tsx'), 'CannedPage'),
})

const keys = createRoute({
  getParentRoute: () => settings,
  path: '/sleutels',
  component: lazyRouteComponent(() => import('./organisation/keys-page.tsx'), 'KeysPage'),
})

const mySignIn = createRoute({
  getParentRoute: () => settings,
  path: '/aanmelden',
  component: lazyRouteComponent(() => import('./sign-in/sign-in-settings-page.tsx'), 'SignInSettingsPage'),
})

const access = createRoute({
  getParentRoute: () => settings,
  path: '/toegang',
  component: lazyRouteComponent(() => import('./sign-in/access-page.tsx'), 'AccessPage'),
})

const logbook = createRoute({
  getParentRoute: () => settings,
  path: '/logboek',
  component: lazyRouteComponent(() => import('./logbook/logbook-page.tsx'), 'LogbookPage'),
})

const health = createRoute({
  getParentRoute: () => settings,
  path: '/gezondheid',
  component: lazyRouteComponent(() => import('./health/health-page.tsx'), 'HealthPage'),
})

const organisation = createRoute({
  getParentRoute: () => settings,
  path: '/organisatie',
  component: lazyRouteComponent(() => import('./organisation/organisation-page.tsx'), 'OrganisationPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    firstRun,
    invitation,
    kit,
    house.addChildren([
      start,
      inbox.addChildren([conversation]),
      arrival,
      listening,
      callScreen,
      search,
      tasks,
      handover,
      notifications,
      settings.addChildren([
        settingsStart,
        profile,
        people,
        teams,
        labels,
        rules,
        rule,
        channels,
        newChannel,
        channel,
        canned,
        keys,
        mySignIn,
        access,
        logbook,
        health,
        organisation,
      ]),
    ]),
  ]),
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPendingComponent: Waiting,
  defaultPendingMs: 400,
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
