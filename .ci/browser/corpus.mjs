// Writes articles whose every field holds something that tries to run, to fetch, to leave its place or to
// turn the line: two outlets a string, so that each stands in a shared statement, in names, in the texts.
//
//   node corpus.mjs >corpus.ndjson
const HIT = (where) => `hit('${where}')`;
const EVIL = [
  `<script>${HIT('script')}</script>`,
  `</title><script>${HIT('title')}</script>`,
  `</style><style>*{display:none}</style><script>${HIT('style')}</script>`,
  `<style>@import url(http://evil.invalid/a.css);body{background:url(http://evil.invalid/b.png)}</style>`,
  `<img src=x onerror="${HIT('onerror')}">`,
  `<svg onload="${HIT('svg')}"><animate onbegin="${HIT('animate')}" attributeName=x dur=1s /></svg>`,
  `<svg><script href="data:text/javascript,${HIT('svg script')}" /></svg>`,
  `<math><mi xlink:href="javascript:${HIT('math')}">x</mi></math>`,
  `<iframe srcdoc="<script>parent.${HIT('iframe')}</script>"></iframe>`,
  `<object data="data:text/html,<script>${HIT('object')}</script>"></object><embed src="http://evil.invalid/e">`,
  `<link rel=stylesheet href=http://evil.invalid/l.css><base href=http://evil.invalid/>`,
  `<meta http-equiv=refresh content="0;url=http://evil.invalid/r">`,
  `<form action=http://evil.invalid/f><input autofocus onfocus="${HIT('focus')}"><button>send</button></form>`,
  `<details open ontoggle="${HIT('toggle')}"><video src=x onerror="${HIT('video')}"></video></details>`,
  `" onmouseover="${HIT('mouse')}" autofocus onfocus="${HIT('attribute')}" style="position:fixed;inset:0" x="`,
  `' onclick='${HIT('quote')}' '`,
  '`onload=' + HIT('backtick') + '`',
  `&lt;script&gt;${HIT('entity')}&lt;/script&gt; &#60;img src=x onerror=${HIT('numeric')}&#62; &amp;lt;b&amp;gt;`,
  `<!--><script>${HIT('comment')}</script>--> <![CDATA[<script>${HIT('cdata')}</script>]]> ]]>`,
  `<scr\0ipt>${HIT('nul')}</scr\0ipt><img src=x one\0rror=${HIT('nul attribute')}>`,
  `\u202e<gnp.a>\u202d \u2066turned\u2067 about\u2068 and \u202aabout\u202b`,
  `zero\u200bwidth\u200cjoin\u200ders\u2060and\ufeffmarks`,
  '\u0000\u0001\u0007\u001b[2J\u001b]0;title\u0007\u007f\u0085\u009b2J\u2028\u2029',
  'Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a\u032f\u031e\u0320\u034d'.repeat(20),
  'unbroken'.repeat(400),
  '\u{1d173}\ufff9tag\ufffb \u{e0001}\u{e0041} \u{fdfd}\u{fdfd}\u{fdfd}\u{fdfd}',
  '{{constructor.constructor("hit(1)")()}} ${hit(2)} <%= hit(3) %> [x](javascript:hit(4)) ![i](http://evil.invalid/i.png)',
];
const URLS = [
  "javascript:hit('url')", "JaVaScRiPt:hit('case')", " javascript:hit('space')", "java\nscript:hit('line')",
  "data:text/html,<script>hit('data')</script>", 'vbscript:hit(1)', '//evil.invalid/', 'file:///etc/passwd',
  "https://ok.invalid/\" onclick=\"hit('url attribute')", 'https://ok.invalid/?a=1&b=<b>', 'https://ok.invalid/\u202e',
  "blob:hit('x')", '#s0', 'http:/one.invalid',
];
const say = (who, evil, n) => ({
  id: `${n}${who}${evil}`, outlet: `${who} ${evil}`, title: `Bridge ${n} ${evil}`, url: URLS[n % URLS.length],
  published: n % 3 ? '2031-05-06' : evil, story: evil, desk: evil,
  text: `Bridge ${n} closes ${evil}\n\nAda Kanaani ${evil} said on Monday that the bridge at Salem number ${n} will close, `
    + `killing ${who === 'A' ? 3 : 5} plans.\n\n"We ${who === 'A' ? 'never' : ''} knew ${evil} of it," Ada Kanani said. ${evil}\n`,
});
// One story: all on one page. Its name is the first that is given.
EVIL.forEach((evil, n) => ['A', 'B'].forEach((who) => {
  console.log(JSON.stringify({ ...say(who, evil, n), story: EVIL[1] }));
}));
