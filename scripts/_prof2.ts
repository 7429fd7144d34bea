import { manyTasks } from '../test/page/manyTasks.ts';
import { openBrowser } from '../test/page/openBrowser.ts';
import { readFileSync } from 'node:fs';
import { pageOf } from '../test/page/reportPage.ts';
const report = manyTasks(JSON.parse(readFileSync('/tmp/page/lab.json','utf8')), 500);
const address = pageOf(report);
const o = await openBrowser(); if (o.kind==='none') throw 1;
const tab = await o.browser.newPage({ viewport: { width: 1200, height: 900 } });
const s = await tab.context().newCDPSession(tab);
await s.send('Performance.enable', { timeDomain: 'threadTicks' });
await tab.goto(address); await tab.waitForTimeout(500);
const get = async () => Object.fromEntries((await s.send('Performance.getMetrics')).metrics.map(m=>[m.name,m.value]));
const typed = (w: string) => `const box = document.getElementById('filter'); box.value = ${JSON.stringify(w)}; box.dispatchEvent(new Event('input'));`;
const name = report.tasks.at(-1)!.task;
const acts = [typed('a'), typed(name.slice(0,4)), typed(name), typed('nothing'), typed(''), typed('rises'), typed(''), 'document.querySelector(".chip input").click()','document.querySelector(".chip input").click()', ...[0,1,2,3].map(i=>`document.querySelectorAll('.tasks thead button')[${i}].click()`)];
for (let r=0;r<2;r++) for (const act of acts){ const a:any = await get(); await tab.evaluate(`new Promise(r=>{${act}; requestAnimationFrame(()=>setTimeout(r))})`); const b:any = await get();
console.log(act.slice(-70).padEnd(72), ['TaskDuration','ScriptDuration','LayoutDuration','RecalcStyleDuration'].map(k=>k.slice(0,6)+' '+((b[k]-a[k])*1000).toFixed(0)).join('  '), 'layouts', b.LayoutCount-a.LayoutCount); await tab.waitForTimeout(400)}
await o.browser.close();
