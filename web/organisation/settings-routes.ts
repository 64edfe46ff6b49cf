/** Every address under Instellingen. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { house } from '../house/house-route.ts'

const settings = createRoute({
  getParentRoute: () => house,
  path: '/instellingen',
  component: lazyRouteComponent(() => import('./settings-layout.tsx'), 'SettingsLayout'),
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
  component: lazyRouteComponent(() => import('../agent/profile-page.tsx'), 'ProfilePage'),
})

const people = createRoute({
  getParentRoute: () => settings,
  path: '/mensen',
  component: lazyRouteComponent(() => import('../agent/people-page.tsx'), 'PeoplePage'),
})

const channels = createRoute({
  getParentRoute: () => settings,
  path: '/kanalen',
  component: lazyRouteComponent(() => import('../channel/channels-page.tsx'), 'ChannelsPage'),
})

const channelHealth = createRoute({
  getParentRoute: () => settings,
  path: '/kanalen/gezondheid',
  component: lazyRouteComponent(() => import('../channel/health-page.tsx'), 'ChannelHealthPage'),
})

const newChannel = createRoute({
  getParentRoute: () => settings,
  path: '/kanalen/nieuw/$kind',
  component: lazyRouteComponent(() => import('../channel/channel-page.tsx'), 'NewChannelPage'),
})

const channel = createRoute({
  getParentRoute: () => settings,
  path: '/kanalen/$channel',
  component: lazyRouteComponent(() => import('../channel/channel-page.tsx'), 'ChannelPage'),
})

const teams = createRoute({
  getParentRoute: () => settings,
  path: '/teams',
  component: lazyRouteComponent(() => import('../team/teams-page.tsx'), 'TeamsPage'),
})

const labels = createRoute({
  getParentRoute: () => settings,
  path: '/labels',
  component: lazyRouteComponent(() => import('../label/labels-page.tsx'), 'LabelsPage'),
})

const rules = createRoute({
  getParentRoute: () => settings,
  path: '/regels',
  component: lazyRouteComponent(() => import('../rule/rules-page.tsx'), 'RulesPage'),
})

const rule = createRoute({
  getParentRoute: () => settings,
  path: '/regels/$rule',
  component: lazyRouteComponent(() => import('../rule/rule-page.tsx'), 'RulePage'),
})

const canned = createRoute({
  getParentRoute: () => settings,
  path: '/standaardantwoorden',
  component: lazyRouteComponent(() => import('../canned/canned-page.tsx'), 'CannedPage'),
})

const guideline = createRoute({
  getParentRoute: () => settings,
  path: '/schrijven',
  component: lazyRouteComponent(() => import('../guideline/guideline-page.tsx'), 'GuidelinePage'),
})

const keys = createRoute({
  getParentRoute: () => settings,
  path: '/sleutels',
  component: lazyRouteComponent(() => import('./keys-page.tsx'), 'KeysPage'),
})

const customers = createRoute({
  getParentRoute: () => settings,
  path: '/klantgegevens',
  component: lazyRouteComponent(() => import('../contact/customers-page.tsx'), 'CustomersPage'),
})

const objections = createRoute({
  getParentRoute: () => settings,
  path: '/bezwaren',
  component: lazyRouteComponent(() => import('../objection/objections-page.tsx'), 'ObjectionsPage'),
})

const mySignIn = createRoute({
  getParentRoute: () => settings,
  path: '/aanmelden',
  component: lazyRouteComponent(() => import('../sign-in/sign-in-settings-page.tsx'), 'SignInSettingsPage'),
})

const access = createRoute({
  getParentRoute: () => settings,
  path: '/toegang',
  component: lazyRouteComponent(() => import('../sign-in/access-page.tsx'), 'AccessPage'),
})

const knowledge = createRoute({
  getParentRoute: () => settings,
  path: '/lezen',
  component: lazyRouteComponent(() => import('../judgement/knowledge-page.tsx'), 'KnowledgePage'),
})

/** `persoon` is the customer whose own row stands there too. */
const floor = createRoute({
  getParentRoute: () => settings,
  path: '/servicegarantie',
  validateSearch: ({ persoon }: Record<string, unknown>): { persoon?: string } =>
    typeof persoon === 'string' && /^[0-9a-f-]{36}$/.test(persoon) ? { persoon } : {},
  component: lazyRouteComponent(() => import('../floor/floor-page.tsx'), 'FloorPage'),
})

const relay = createRoute({
  getParentRoute: () => settings,
  path: '/mailtools',
  component: lazyRouteComponent(() => import('../relay/relay-page.tsx'), 'RelayPage'),
})

const suppressionRules = createRoute({
  getParentRoute: () => settings,
  path: '/reclameregels',
  component: lazyRouteComponent(() => import('../suppression/rules-page.tsx'), 'SuppressionRulesPage'),
})

const suppressionTargets = createRoute({
  getParentRoute: () => settings,
  path: '/andere-systemen',
  component: lazyRouteComponent(() => import('../suppression/targets-page.tsx'), 'TargetsPage'),
})

const largerModel = createRoute({
  getParentRoute: () => settings,
  path: '/groter-model',
  component: lazyRouteComponent(() => import('../larger-model/larger-model-page.tsx'), 'LargerModelPage'),
})

const influence = createRoute({
  getParentRoute: () => settings,
  path: '/invloed',
  component: lazyRouteComponent(() => import('../influence/influence-page.tsx'), 'InfluencePage'),
})

const logbook = createRoute({
  getParentRoute: () => settings,
  path: '/logboek',
  component: lazyRouteComponent(() => import('../logbook/logbook-page.tsx'), 'LogbookPage'),
})

const health = createRoute({
  getParentRoute: () => settings,
  path: '/gezondheid',
  component: lazyRouteComponent(() => import('../health/health-page.tsx'), 'HealthPage'),
})

const organisation = createRoute({
  getParentRoute: () => settings,
  path: '/organisatie',
  component: lazyRouteComponent(() => import('./organisation-page.tsx'), 'OrganisationPage'),
})

export const settingsRoutes = settings.addChildren([
  settingsStart,
  profile,
  people,
  teams,
  labels,
  rules,
  rule,
  channels,
  channelHealth,
  newChannel,
  channel,
  canned,
  guideline,
  keys,
  mySignIn,
  access,
  customers,
  objections,
  knowledge,
  floor,
  relay,
  suppressionRules,
  suppressionTargets,
  largerModel,
  influence,
  logbook,
  health,
  organisation,
])
