/** One sheet for all sandbox pages: the product's palette, light and dark, no font and no picture fetched. */
export const STYLE = `
:root{--ground:#FBF9F4;--card:#fff;--ink:#12162E;--soft:#565A70;--line:#E7E2D6;--edge:#857F70;--nila:#3B4BA8;--on-nila:#fff;--nila-soft:#EDEFFA;
--kunyit:#E9A319;--good:#17603E;--good-soft:#E3F2E9;--bad:#9B2C20;--bad-soft:#FBE9E6;--info:#1C5A86;--info-soft:#E4F0F8;--wait:#6B4A00;--wait-soft:#FCF0D5}
@media (prefers-color-scheme:dark){:root{--ground:#12162E;--card:#1B2040;--ink:#F3F1EA;--soft:#B5B9D2;--line:#313762;--edge:#8E94BE;--nila:#AEB8F5;--on-nila:#12162E;--nila-soft:#262D58;
--good:#8FD9B2;--good-soft:#173B2B;--bad:#F5AFA5;--bad-soft:#4A211C;--info:#9CCBEE;--info-soft:#17364D;--wait:#F3CC7A;--wait-soft:#45340D}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 "Plus Jakarta Sans Variable","Plus Jakarta Sans",system-ui,-apple-system,"Segoe UI",sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1040px;margin:0 auto;padding:20px 16px 64px}.payment main{max-width:480px}
.top{background:#12162E;color:#F3F1EA;border-bottom:4px solid var(--kunyit);display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 24px;padding:4px 16px}
.flag{margin:8px 0;font-size:14px}.flag span{color:#C9CCE0;margin-left:6px}
.top nav{display:flex;gap:4px;margin-left:-10px}.top nav a{color:#F3F1EA;padding:10px;min-height:44px;text-decoration:none;border-radius:8px}
.top nav a[aria-current]{text-decoration:underline;text-decoration-color:var(--kunyit);text-decoration-thickness:3px;text-underline-offset:8px}
.top nav a:hover{background:#262D58}
h1{font-size:28px;line-height:1.2;margin:8px 0 16px;overflow-wrap:anywhere}h2{font-size:18px;line-height:1.2;margin:24px 0 10px}p{margin:8px 0}
a{color:var(--nila)}.muted{color:var(--soft)}.small{font-size:14px}.strong{font-weight:650}
:focus-visible{outline:3px solid var(--nila);outline-offset:2px}.top :focus-visible{outline-color:var(--kunyit)}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:16px;margin:0 0 16px;box-shadow:0 1px 2px rgb(18 22 46/.05)}
.cards{display:grid;gap:16px;grid-template-columns:repeat(auto-fit,minmax(min(280px,100%),1fr))}
.card>h2:first-child{margin-top:0}
.total{font-size:36px;line-height:1.2;font-weight:700;margin:0}
dl{margin:0;display:grid;grid-template-columns:minmax(90px,auto) 1fr;gap:6px 16px}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
.lines{display:block}.lines>div{display:flex;justify-content:space-between;gap:16px;padding:6px 0;border-top:1px solid var(--line)}.lines dt{color:inherit;overflow-wrap:anywhere}.lines dd{white-space:nowrap}
.button,button{font:inherit;font-weight:600;min-height:44px;padding:9px 16px;border-radius:10px;border:1px solid var(--edge);background:var(--card);color:var(--ink);cursor:pointer;text-decoration:none;display:inline-block;text-align:center;transition:background .15s}
.button:hover,button:hover{background:var(--nila-soft)}
.primary{background:var(--nila);color:var(--on-nila);border-color:var(--nila)}.primary:hover{background:var(--nila);filter:brightness(1.1)}
.wide{display:block;width:100%}.stack{display:grid;gap:10px}.row{display:flex;flex-wrap:wrap;gap:8px;align-items:center}
.method{width:100%;text-align:left;min-height:52px;display:flex;justify-content:space-between;align-items:center}.method::after{content:"›" / "";color:var(--soft);font-size:22px;line-height:1}
label{display:block;font-weight:600;margin:0 0 4px}input,select{font:inherit;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:10px;padding:9px 12px;min-height:44px;width:100%}
input[aria-invalid=true]{border:2px solid var(--bad)}.error{color:var(--bad);font-size:14px;margin:4px 0 0}.two{display:grid;grid-template-columns:1fr 1fr;gap:12px}
.number{font-size:22px;font-weight:650;letter-spacing:.03em;overflow-wrap:anywhere;margin:0}
.qr{background:#fff;border-radius:10px;padding:8px;max-width:240px;margin:8px auto}.qr svg{display:block;width:100%;height:auto}
.notice{border-radius:10px;padding:12px 14px;margin:0 0 16px}.notice p{margin:0}
.good{background:var(--good-soft);color:var(--good)}.bad{background:var(--bad-soft);color:var(--bad)}.info{background:var(--info-soft);color:var(--info)}.wait{background:var(--wait-soft);color:var(--wait)}
.badge{display:inline-block;border-radius:999px;padding:1px 10px;font-size:14px;font-weight:600;white-space:nowrap}
.scroll+p,.scroll+.row{margin:16px 0}.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:14px;background:var(--card)}table{border-collapse:collapse;width:100%;font-size:14px}
th,td{text-align:left;padding:10px 12px;border-top:1px solid var(--line);vertical-align:top}.scroll table{min-width:720px}thead th{border-top:0;color:var(--soft);font-weight:600;white-space:nowrap}td{overflow-wrap:break-word}td pre{max-width:420px}.amount{white-space:nowrap}
td form{display:inline}td button{min-height:44px;padding:6px 12px;font-size:14px}
.mail{list-style:none;margin:0;padding:0;border:1px solid var(--line);border-radius:14px;background:var(--card);overflow:hidden}.mail li+li{border-top:1px solid var(--line)}
.mail a{display:grid;grid-template-columns:1fr auto;gap:2px 12px;padding:12px 16px;color:inherit;text-decoration:none}.mail a:hover{background:var(--nila-soft)}.mail a:focus-visible{outline-offset:-3px}
.mail span{overflow-wrap:anywhere;min-width:0}.mail .subject{font-weight:600;grid-column:1/-1}.search{display:grid;gap:12px;margin:0 0 16px}@media (min-width:720px){.search{grid-template-columns:2fr 2fr 1fr auto;align-items:end}}
.tabs{display:flex;gap:4px;border-bottom:1px solid var(--line);margin:0 0 12px}.tabs a{padding:10px 14px;min-height:44px;text-decoration:none}.tabs a[aria-current]{border-bottom:3px solid var(--nila);font-weight:650;color:var(--ink)}
iframe{display:block;margin:0 0 16px;width:100%;height:72vh;border:1px solid var(--line);border-radius:10px;background:#fff}pre{font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere;margin:0}
summary{cursor:pointer;min-height:44px;padding:10px 0;font-weight:600}fieldset{border:0;padding:0;margin:0}legend{font-weight:600;padding:0}
.empty{padding:40px 16px;text-align:center;color:var(--soft)}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
`
