/** Every address of the web app. The shell is here; what a page needs is loaded when one goes there. */
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { filters } from '../contract/conversation.ts'
import { scopes } from '../contract/handover.ts'
import { readBrandSearch, readMessagesSearch } from './brand/search.ts'
import { readCircleSearch } from './circle/search.ts'
import { readFindSearch } from './contact/find-search.ts'
import { house, root } from './house/house-route.ts'
import { Broken, NotFound, Waiting } from './house/odd.tsx'
import { asked, type InboxSearch } from './inbox/search.ts'
import { readStreamSearch } from './listening/search.ts'
import { meQuery } from './organisation/session.ts'
import { settingsRoutes } from './organisation/settings-routes.ts'
import { queryClient } from './queries.ts'
import { readAsked } from './search/asked.ts'

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

const start = createRoute({
  getParentRoute: () => house,
  path: '/',
  beforeLoad: async () => {
    const { permissions } = await queryClient.ensureQueryData(meQuery)
    // Where somebody begins who reads no conversations.
    throw redirect({ to: permissions.includes('conversation.read') ? '/gesprekken' : '/reclamepauze', replace: true })
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
  validateSearch: readStreamSearch,
  component: lazyRouteComponent(() => import('./listening/stream-page.tsx'), 'StreamPage'),
})

const terms = createRoute({
  getParentRoute: () => house,
  path: '/luisteren/zoektermen',
  component: lazyRouteComponent(() => import('./term/terms-page.tsx'), 'TermsPage'),
})

const suppression = createRoute({
  getParentRoute: () => house,
  path: '/reclamepauze',
  component: lazyRouteComponent(() => import('./suppression/held-page.tsx'), 'HeldPage'),
})

const mailing = createRoute({
  getParentRoute: () => house,
  path: '/reclamepauze/verzendlijst',
  component: lazyRouteComponent(() => import('./mailing/mailing-page.tsx'), 'MailingPage'),
})

const circles = createRoute({
  getParentRoute: () => house,
  path: '/kringen',
  validateSearch: readCircleSearch,
  component: lazyRouteComponent(() => import('./circle/circles-page.tsx'), 'CirclesPage'),
})

const brand = createRoute({
  getParentRoute: () => house,
  path: '/merk',
  validateSearch: readBrandSearch,
  component: lazyRouteComponent(() => import('./brand/brand-page.tsx'), 'BrandPage'),
})

const brandMessages = createRoute({
  getParentRoute: () => house,
  path: '/merk/berichten',
  validateSearch: readMessagesSearch,
  component: lazyRouteComponent(() => import('./brand/messages-page.tsx'), 'BrandMessagesPage'),
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

const contact = createRoute({
  getParentRoute: () => house,
  path: '/contacten/$contact',
  component: lazyRouteComponent(() => import('./contact/contact-page.tsx'), 'ContactPage'),
})

/** For telephones and customer systems: `/contacten/zoek?telefoon=...`, or `e-mail`, `account`, `klantnummer`. */
const findContact = createRoute({
  getParentRoute: () => house,
  path: '/contacten/zoek',
  validateSearch: readFindSearch,
  component: lazyRouteComponent(() => import('./contact/find-page.tsx'), 'FindContactPage'),
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
      contact,
      findContact,
      listening,
      terms,
      brand,
      brandMessages,
      circles,
      suppression,
      mailing,
      callScreen,
      search,
      tasks,
      handover,
      notifications,
      settingsRoutes,
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
