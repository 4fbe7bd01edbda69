/**
 * The look of the page. Colours keep a contrast of at least 4.5:1 in both schemes. Printed, the page is black on white
 * whatever the scheme, and no item is cut by the end of a sheet.
 */
export const STYLE = `
:root{color-scheme:light dark;--paper:#f6f6f3;--card:#fff;--ink:#1b2430;--soft:#54606f;--line:#dcdfe3;--edge:#6b7684;--link:#0a559f;--good:#17663a;--todo:#9a3412;--plain:#34506f}
@media screen and (prefers-color-scheme:dark){:root{--paper:#13171d;--card:#1b2129;--ink:#e7eaee;--soft:#a7b1bf;--line:#323b47;--edge:#8a95a4;--link:#8fc0ff;--good:#7ed6a4;--todo:#ffb48c;--plain:#a9c6ea}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
.page{max-width:46rem;margin:0 auto;padding:2.5rem 1.25rem 3rem}
h1,h2,h3,h4{line-height:1.25;text-wrap:balance;margin:0}
h1{font-size:1.05rem;font-weight:600;color:var(--soft)}
h2{font-size:1.4rem;margin-top:3.25rem;padding-bottom:.4rem;border-bottom:2px solid var(--line)}
h3{font-size:1.08rem;margin-top:2rem}
h4{font-size:1rem;margin-top:1.5rem}
p{margin:.75rem 0}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,input:focus-visible{outline:3px solid var(--link);outline-offset:3px;border-radius:3px}
.result{font-size:clamp(1.5rem,1.1rem + 1.9vw,2.1rem);line-height:1.2;font-weight:700;letter-spacing:-.01em;margin:.5rem 0 1.25rem;text-wrap:balance}
.result::before{content:"";display:block;width:3.5rem;height:.35rem;border-radius:1rem;background:currentColor;margin-bottom:1.1rem}
.good{color:var(--good)}.attention{color:var(--todo)}.neutral{color:var(--plain)}
.figures{list-style:none;display:flex;flex-wrap:wrap;gap:.6rem;margin:0 0 1.5rem;padding:0}
.figures a{display:block;padding:.5rem .9rem;background:var(--card);border:1px solid var(--line);border-radius:.6rem;color:var(--ink);text-decoration:none}
.figures a:hover{border-color:var(--link)}
.figures b{font-size:1.25rem;margin-right:.15rem}
dl{margin:.75rem 0}
dt{color:var(--soft);font-size:.875rem}
dd{margin:0 0 .5rem}
.facts{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;column-gap:1.5rem;row-gap:.35rem}
.facts dt{font-size:1rem}
.facts dd{margin:0}
ol{margin:.75rem 0;padding-left:1.6rem}
ol>li{margin:.4rem 0;padding-left:.25rem}
ol>li::marker{color:var(--soft);font-weight:600}
.note{border-left:4px solid var(--line);background:var(--card);padding:.75rem 1rem;border-radius:0 .5rem .5rem 0}
.important{border-left-color:var(--todo)}
.important b:first-child{color:var(--todo)}
ul.boxes{list-style:none;margin:1rem 0;padding:0}
.boxes>li{background:var(--card);border:1px solid var(--line);border-radius:.75rem;margin:.75rem 0;padding:1rem 1.1rem}
.box{display:grid;grid-template-columns:1.5rem 1fr;gap:.75rem;align-items:start}
.box input{width:1.5rem;height:1.5rem;margin:0;accent-color:var(--good)}
.box label{cursor:pointer}
.box input:checked+label{color:var(--soft)}
.path{color:inherit}
.path bdi{font-weight:650}
.path bdi:not(:last-child){font-weight:400}
:is(h2,h3,h4) .path bdi:nth-child(n){font-weight:inherit}
.path i{font-style:normal;color:var(--soft)}
.boxes dl{margin:.6rem 0 0 2.25rem;font-size:.95rem}
.boxes dl>div{display:grid;grid-template-columns:9.5rem 1fr;gap:0 1rem;margin:.3rem 0}
.boxes dt{font-size:inherit}
.boxes dd{margin:0}
.waiting{margin:.9rem 0 0 2.25rem;padding-left:1rem;border-left:3px solid var(--line)}
.waiting>p{margin:0;color:var(--soft);font-size:.95rem}
.waiting .boxes{margin:0}
.waiting .boxes>li{border:0;padding:0;margin:.75rem 0 0}
table{width:100%;border-collapse:collapse;background:var(--card);border:1px solid var(--line);margin:1rem 0;font-size:.95rem}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{text-align:left;vertical-align:top;padding:.6rem .8rem;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-size:.875rem;font-weight:600}
tbody th{font-weight:400;width:52%}
code{font:.92em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
pre{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1rem;margin:1rem 0;white-space:pre-wrap}
footer{margin-top:3.5rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.9rem}
@media (max-width:34rem){.page{padding:1.5rem 1rem 2rem}.facts{display:block}.facts dt{font-size:.875rem}.facts dd{margin-bottom:.6rem}.boxes>li{padding:.9rem}.boxes dl{margin-left:0}.boxes dl>div{display:block;margin:.5rem 0}.boxes dt{font-size:.875rem}.waiting{margin-left:0;padding-left:.8rem}table,tbody,tr,th,td{display:block}thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}tr{border-bottom:1px solid var(--line);padding:.5rem 0}tr:last-child{border-bottom:0}th,td,tbody th{width:auto;border:0;padding:.15rem .8rem}td::before{content:attr(data-column) ": ";color:var(--soft)}}
@media print{:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--link:#000;--good:#17663a;--todo:#9a3412}@page{margin:16mm}html{font-size:9.5pt}.page{max-width:none;padding:0}h2{margin-top:2rem}h3{margin-top:1.25rem}h2,h3,h4,thead,.waiting>p{break-after:avoid}.boxes>li,tr,.note,.facts,.boxes dl,.box,ol>li,pre{break-inside:avoid}.box,h2+p{break-after:avoid}.boxes>li:has(.waiting li+li){break-inside:auto;-webkit-box-decoration-break:clone;box-decoration-break:clone}.boxes>li{padding:.6rem .8rem;margin:.5rem 0}.waiting .boxes>li{padding:0}p{orphans:3;widows:3}a{color:inherit;text-decoration:none}}
`;

/** What the page's Content-Security-Policy allows: this style sheet and nothing else. A test compares the two. */
export const STYLE_HASH = "sha256-beOu4zaHDlklCFRtLTuKNHCOW//9GakzuyhI1LYrMVs=";
