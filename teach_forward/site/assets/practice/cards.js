"use strict";var practiceTool=(()=>{var{big,button,focus,h,newId,words,field,summary,more,add,find,put,value,start,label,shown,buttons,
fields,list,nameOf,next,ofSystem}=globalThis.practice;var[KIND,RUNGS,FIRST]=["cards",1,20],folded=text=>text.normalize("\
NFKD").toLowerCase().replace(/[\p{M}ـ]/gu,"").replace(/ة/g,"ه").replace(/ى/g,"ي").replace(/œ/g,"oe").replace(/[^\p{L}\p{N}]+/gu,
" ").trim(),clauses=({page})=>[...document.querySelectorAll("article section.clause")].map(node=>({facts:page.facts?.[node.
querySelector("h3, h4")?.id??""]??{},list:node.querySelector("dl"),text:folded(node.textContent??""),title:node.querySelector(
"h3, h4")?.firstChild?.textContent??"",who:node.querySelector("dd")?.textContent??""})),chosen={by:{},words:""},fits=({facts,
text},but)=>Object.entries(chosen.by).every(([group,ids])=>group===but||!ids.size||(facts[group]??"").split(" ").some(id=>ids.
has(id)))&&folded(chosen.words).split(" ").every(word=>text.includes(word)),choices=(app,group,names,all)=>{if(group==="\
rungs"){let{rows}=app.page.forms[KIND].tables[RUNGS];return names.map(([id,name])=>({id,name,help:rows.find(row=>row.id===
`rung-${id}`)?.cells[1]??""}))}if(names.length)return names.map(([id,name])=>({id,name,help:""}));let inWords=new Intl.DisplayNames(
[app.page.lang],{type:"region"});return[...new Set(all.map(clause=>clause.facts[group]??""))].filter(Boolean).map(id=>({
id,name:inWords.of(id)??id,help:""})).sort((one,other)=>one.name.localeCompare(other.name,app.page.lang))},library=app=>{
app.bar.querySelector("h2")||app.bar.prepend(h("h2",{},app.say("cards_find")));let all=clauses(app),results=h("ul",{class:"\
practice-list"}),heading=h("h4",{tabindex:"-1"}),show=next("",()=>(heading.scrollIntoView(),heading.focus())),more2=big(
app.say("more"),()=>{draw(all.length),results.children[FIRST].querySelector("button")?.focus()}),counts=[],draw=most=>{let found=all.
filter(clause=>fits(clause));results.replaceChildren(...found.slice(0,most).map(clause=>h("li",{},h("button",{type:"butt\
on",class:"practice-open",on:{click:()=>app.go(card(clause))}},words(clause.title)),h("span",{class:"practice-help"},words(
clause.who))))),more2.hidden=found.length<=most,heading.textContent=show.textContent=app.say("cards_found",{count:found.
length});for(let each of counts)each()},id=newId(),input=h("input",{type:"text",dir:"auto",id,autocomplete:"off",maxlength:100,
value:chosen.words});input.addEventListener("input",()=>(chosen.words=input.value.trim(),draw(FIRST),app.later("found",say)));
let say=async()=>app.announce(heading.textContent??""),groups=Object.entries(app.page.library??{}).map(([group,[name,names]])=>{
let ids=chosen.by[group]??=new Set,summary2=h("summary",{class:"practice-button"}),boxes=choices(app,group,names,all).map(
choice=>{let count=h("span",{}),box=h("input",{type:"checkbox",checked:ids.has(choice.id)});box.addEventListener("change",
()=>(ids[box.checked?"add":"delete"](choice.id),draw(FIRST),say()));let shown2=h("label",{class:"practice-choice"},box,h(
"span",{},words(choice.name)," ",count,choice.help&&h("span",{class:"practice-help"},h("br"),words(choice.help))));return counts.
push(()=>{let{length}=all.filter(clause=>fits(clause,group)&&(clause.facts[group]??"").split(" ").includes(choice.id));count.
textContent=`(${length})`,shown2.hidden=!length&&!box.checked}),shown2});return counts.push(()=>summary2.replaceChildren(
words(name),ids.size?` (${ids.size})`:"")),h("details",{class:"practice-more",open:ids.size>0},summary2,...boxes)}),clear=()=>{
[chosen.by,chosen.words]=[{},""],app.go(library)};return draw(FIRST),h("div",{},h("h3",{},app.say("choose")),h("div",{class:"\
practice-field"},h("label",{for:id,class:"practice-name"},app.say("cards_word")),input),...groups,h("div",{class:"practi\
ce-buttons practice-found"},show),heading,results,buttons(more2,big(app.say("cards_clear"),clear)),h("p",{},h("a",{href:`${app.
page.urls.cards}#${app.page.forms[KIND].tables[0].id}`},app.page.forms[KIND].tables[0].heading)))},card=clause=>app=>(app.
announce(""),h("div",{},h("h3",{},words(clause.title)),h("div",{dir:"auto"},clause.list?.cloneNode(true)),buttons(next(app.
say("cards_take"),()=>app.system?take(app,clause):app.go(ofSystem(taken(clause)))),big(app.say("back"),()=>app.go(library))))),
taken=clause=>app=>h("div",{},h("h3",{},words(clause.title)),buttons(next(app.say("cards_take"),()=>take(app,clause)))),
take=async(app,clause)=>{await app.change((folder,by)=>{let id=add(folder,"clauses",{of:app.system});for(let name of["ti\
tle","from"])put(folder,by,"clauses",id,name,{v:clause.title})}),await app.go(()=>h("div",{},h("h3",{},app.say("cards_be\
gun")),buttons(h("a",{class:"practice-button practice-next",href:app.page.urls.clauses},app.say("to_sheet")),big(app.say(
"back"),()=>app.go(library)))))},asked2=app=>{let{answers}=app.page.forms[KIND];return[...answers.filter(each=>!each.row),
...answers.filter(each=>each.row)]},write=id=>app=>h("div",{},h("h3",{},app.page.forms[KIND].tables[0].heading),fields(app,
KIND,id,asked2(app)),buttons(next(app.say("next"),()=>app.go(ready(id))),big(app.say("back"),()=>app.go(app.start)))),cell=text=>text.
replace(/[\\|<>*_`[\]]/g,"\\$&").replace(/\s+/g," ").trim()||"…",ready=id=>app=>{let item=find(app.folder,KIND,id),[[,
title],...rows]=asked2(app).map(each=>[label(app.page,KIND,each),shown(app.page,KIND,each.id,item?.fields[each.id])]),[head,
...others]=rows.map(([name,text])=>`| ${cell(name)} | ${cell(text)} |`),markdown=h("textarea",{readonly:true,dir:"auto",
rows:8,"aria-label":app.say("cards_copy"),value:[`### ${cell(title)}`,"",head,"| --- | --- |",...others].join(`
`)});return h("div",{},h("h3",{},nameOf(app,KIND,id)),h("dl",{class:"practice-dossier"},...rows.flatMap(([name,text])=>[
h("dt",{},words(name)),h("dd",{dir:"auto"},text||"…")])),h("p",{},app.say("cards_public")),markdown,buttons(next(app.say(
"cards_copy"),async()=>{markdown.select(),await navigator.clipboard?.writeText(markdown.value).then(()=>app.announce(app.
say("cards_copied")),()=>{})}),app.page.urls.proposal&&h("a",{class:"practice-button",href:app.page.urls.proposal,target:"\
_blank",rel:"noopener noreferrer"},app.say("cards_form")),big(app.say("back"),()=>app.go(write(id)))))},tool=page=>page.
library?library:list(KIND,write);return{tool}})();
