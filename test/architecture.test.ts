/** The laws of the house (docs/architecture.md). A law that nothing holds is a wish. */
import { describe, expect, test } from 'vitest'
import { allChannels } from '../channels/index.ts'
import { allImports, findCircle, type Import } from './support/imports.ts'
import { filesIn, isThere, sourceFiles, sourceOf } from './support/sources.ts'

const isTest = (file: string) => /\.(test|bench)\.tsx?$/.test(file)
const world = (file: string) => file.split('/')[0] ?? ''
const folder = (file: string) => file.split('/').slice(0, 2).join('/')
const code = sourceFiles().filter((file) => !isTest(file))
/** Without comments and texts. */
const bare = (file: string) =>
  sourceOf(file)
    .replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, ' ')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''")

describe('law 1: the domain is pure', () => {
  const domain = code.filter((file) => world(file) === 'domain')

  test('it is compiled without the types of Node and of browsers', () => {
    expect(JSON.parse(sourceOf('tsconfig.base.json'))).toMatchObject({
      compilerOptions: { lib: ['ES2023'], types: [] },
    })
    expect(JSON.parse(sourceOf('tsconfig.domain.json'))).toEqual({
      extends: './tsconfig.base.json',
      include: ['domain'],
      exclude: ['**/*.test.ts', '**/*.bench.ts'],
    })
  })

  test('time, chance and ids are arguments', () => {
    const impure =
      /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\b|\bcrypto\b|\bglobalThis\b|\bprocess\b/
    expect(domain.filter((file) => impure.test(bare(file)))).toEqual([])
  })

  test('it uses no packages', () => {
    expect(allImports().filter(({ from, ours }) => domain.includes(from) && !ours)).toEqual([])
  })
})

describe('law 2: imports run one way', () => {
  const between = allImports().filter(({ from, ours }) => ours && !isTest(from))

  test.each<[string, (found: Import) => boolean]>([
    ['domain', ({ to }) => world(to) === 'domain'],
    ['contract', ({ to, kind }) => world(to) === 'contract' || (world(to) === 'domain' && kind === 'type')],
    ['web', ({ to }) => ['web', 'contract'].includes(world(to))],
    [
      'channels',
      ({ from, to }) =>
        from === 'channels/index.ts' ||
        folder(from) === folder(to) ||
        ['channels/kit', 'domain/message'].includes(folder(to)),
    ],
    ['demo', ({ to }) => ['demo', 'contract', 'domain'].includes(world(to))],
    [
      'server',
      ({ to, kind }) =>
        ['server', 'contract', 'domain', 'channels'].includes(world(to)) ||
        (world(to) === 'demo' && kind === 'dynamic'),
    ],
  ])('%s imports only what it may', (name, may) => {
    expect(between.filter((found) => world(found.from) === name && !may(found))).toEqual([])
  })

  test('a test is imported by nobody', () => {
    expect(allImports().filter(({ to }) => isTest(to))).toEqual([])
  })

  test('what is imported is there', () => {
    const missing = between.filter(({ to }) => !isThere(to))
    expect(missing).toEqual([])
  })

  test('there is no circle', () => {
    expect(findCircle(between)).toBeNull()
  })
})

describe('law 3: one idea has one name', () => {
  const words = new Set(
    [...sourceOf('docs/glossary.md').matchAll(/^\| ([a-z' ]+?) \|/gm)].map(([, word = '']) =>
      word.replaceAll(' ', '-'),
    ),
  )
  const tools: Record<string, string[]> = {
    contract: ['endpoint', 'problem', 'live'],
    web: ['kit', 'words', 'live', 'public', 'house'],
    domain: [],
  }
  const named = (name: string) =>
    filesIn(name).flatMap((file) =>
      name === 'contract' ? (file.match(/^contract\/([a-z-]+)\.ts$/)?.[1] ?? []) : folder(file).slice(name.length + 1),
    )

  test.each(['domain', 'contract', 'web'])('the words of %s are in the glossary', (name) => {
    const ideas = new Set(named(name).filter((word) => !word.includes('.') && !tools[name]?.includes(word)))
    expect([...ideas].filter((word) => !words.has(word))).toEqual([])
  })
})

describe('law 4: files are small', () => {
  const long = /(^|\/)(words|fixtures|migrations|talks)\//

  test('no source is longer than 300 lines', () => {
    const lines = (file: string) => sourceOf(file).split('\n').length - 1
    const all = sourceFiles().filter((file) => !long.test(file))
    expect(all.filter((file) => lines(file) > 300)).toEqual([])
    const sizes = all.map(lines).sort((a, b) => a - b)
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(90)
  })

  test('there is no `any`, and no default export', () => {
    expect(sourceFiles().filter((file) => /\bexport default\b/.test(bare(file)))).toEqual([])
    expect(sourceFiles().filter((file) => /[:<|,]\s*any\b|\bas any\b/.test(bare(file)))).toEqual([])
  })
})

describe('law 5: the tour is true', () => {
  const tour = sourceOf('docs/tour.md')
  const stops = [...tour.matchAll(/^\d+\. \[`([^`]+)`\]\(([^)]+)\)([\s\S]*?)(?=^\d+\. |^\S|$(?![\s\S]))/gm)].map(
    ([, path = '', link = '', text = '']) => ({ path, link, text }),
  )

  test('it has about eleven stops', () => {
    expect(stops.length).toBeGreaterThan(8)
    expect(stops.length).toBeLessThan(14)
  })

  test.each(stops)('$path is there, is short, and defines what is named', ({ path, link, text }) => {
    expect(link).toBe(`../${path}`)
    expect(sourceOf(path).split('\n').length - 1).toBeLessThanOrEqual(150)
    for (const [, name = ''] of text.matchAll(/`([^`]+)`/g)) {
      if (name.includes('/')) expect(isThere(name), name).toBe(true)
      else if (/^\w+$/.test(name))
        expect(sourceOf(path)).toMatch(new RegExp(`\\b(function\\*?|const|class|type|interface) ${name}\\b`))
    }
  })
})

describe('law 7: a channel is complete', () => {
  const kinds = [...new Set(filesIn('channels').map(folder))].filter(
    (name) => isThere(`${name}/channel.ts`) && name !== 'channels/kit',
  )

  test('each folder is a channel of this program', () => {
    expect(kinds.length).toBeGreaterThan(0)
    expect([...allChannels.keys()].map((kind) => `channels/${kind}`).sort()).toEqual(kinds.sort())
  })

  test.each(kinds)('%s has its papers', (name) => {
    expect(isThere(`${name}/README.md`), 'README.md').toBe(true)
    expect(filesIn(`${name}/fixtures`).length, 'fixtures/').toBeGreaterThan(0)
    expect(isThere(`${name}/receive.ts`) || isThere(`${name}/decode.ts`), 'receive.ts or decode.ts').toBe(true)
    const sends = allChannels.get(name.replace('channels/', ''))?.capabilities.sends
    expect(isThere(`${name}/send.ts`), 'send.ts').toBe(sends)
  })

  test.each(kinds)('%s passes the conformance tests', (name) => {
    const tests = sourceFiles().filter((file) => isTest(file) && sourceOf(file).includes('conformance'))
    const runs = tests.filter((file) => file.startsWith(`${name}/`) || /\ballChannels\b/.test(sourceOf(file)))
    expect(runs).not.toEqual([])
  })
})
