"use strict";var practiceTool=(()=>{var{big,button,h,words,called,own,writers,add,answer,conflicts,find,isOpen,items,twins,value,ago,
date,isDay,label,pair,rowWords,shown,today,buttons,fields,list,nameOf,next,ofSystem,removing}=globalThis.practice;var[SYSTEMS,
REQUESTS]=["systems","requests"],DONE={requests:"back",questions:"outcome"},[CLAUSES,PARTS]=["clauses",0],NAMES={scores:[
"day","unit"],plans:["dimension","step"],cards:["title","who"]},DAYS=[[REQUESTS,"due"],["plans","date"],["plans","stage-\
date"]],STATES=["not_begun","begun","complete"],OVER=["answered","refused"],parts=(app,kind,id)=>kind===SYSTEMS?[find(app.
folder,kind,id)].flatMap(item=>item??[]):items(app.folder,kind,id),ofSystems=app=>Object.entries(app.page.forms).filter(
([kind,form])=>kind===SYSTEMS||form.of===SYSTEMS),read=(app,kind,item,name)=>date(app.page,shown(app.page,kind,name,answer(
item,name))),mark=(app,kinds,id)=>{let states=kinds.map(kind=>{let found=parts(app,kind,id).filter(item=>Object.keys(item.
fields).length),wanted=app.page.forms[kind].answers.filter(each=>DONE[kind]?each.id===DONE[kind]:kind!==CLAUSES||each.table===
PARTS);return found.length?found.every(item=>wanted.every(each=>answer(item,each.id)))?2:1:0}),state=states.every(each=>each===
states[0])?states[0]:1,title=pair(app.page,app.page.forms[kinds[0]].title,app.say(STATES[state]));return h("span",{role:"\
img",title,class:"practice-mark","data-state":state})},sheets=app=>{let all2=ofSystems(app);return[...new Set(all2.map(([
,form])=>form.url))].map(url=>all2.filter(([,form])=>form.url===url).map(([kind])=>kind))},ahead=app=>DAYS.flatMap(([kind,
name])=>items(app.folder,kind).map(item=>({kind,item,day:value(item,name),text:read(app,kind,item,name)})).filter(({item,
day})=>day&&(kind===REQUESTS?!OVER.includes(value(item,"state")):!isDay(day)||day>=today()))).sort((one2,other)=>Number(
isDay(other.day))-Number(isDay(one2.day))||one2.day.localeCompare(other.day)),dates=app=>{let found=ahead(app);return found.
length>0&&h("section",{},h("h4",{},app.say("dates_ahead")),h("ul",{},...found.map(({kind,item,day,text})=>h("li",{},h("s\
trong",{},words(text)),isDay(day)&&` (${ago(app.page,day)})`,h("br"),item.of&&h("span",{},nameOf(app,SYSTEMS,item.of)," \
· "),h("a",{href:app.page.forms[kind].url},words(read(app,kind,item,NAMES[kind]?.[0]??"request")||app.page.forms[kind].
name))))))},namesOf=(app,kind)=>{let ids=app.page.forms[kind].answers.map(({id})=>id),names=(NAMES[kind]??[]).filter(name=>ids.
includes(name));return names.length?names:ids.slice(0,2)},ofUnion=app=>Object.keys({...NAMES,...app.page.forms}).filter(
kind=>kind!==SYSTEMS&&app.page.forms[kind]&&!app.page.forms[kind].of&&items(app.folder,kind).length).map(kind=>h("sectio\
n",{},h("h4",{},h("a",{href:app.page.forms[kind].url},own(app,kind,app.page.forms[kind].name))),h("ul",{},...items(app.folder,
kind).map(item=>h("li",{},words(namesOf(app,kind).map(name=>read(app,kind,item,name)).filter(Boolean).join(" · ")||app.
say("no_name"))))))),all=app=>{let systems=items(app.folder,SYSTEMS),waiting=conflicts(app.folder);return h("div",{},h("\
h3",{},app.say("systems")),waiting.length>0&&h("p",{},app.say("conflicts",{count:waiting.length})," ",big(app.say("look"),
async()=>app.go((await writers()).choose))),...twins(app.folder).map(([one2,other])=>h("p",{class:"practice-panel"},app.
say("same_name",{name:`⁨${value(one2,"system")}⁩`})," ",big(app.say("same_yes"),async()=>{let{fuse}=await writers();
await app.change(folder=>fuse(folder,one2.id,other.id,app.page.forms),true),await app.go(all)}))),systems.length?h("ul",
{class:"practice-list"},...systems.map(item=>h("li",{},h("button",{type:"button",class:"practice-open",on:{click:()=>app.
go(one(item.id))}},nameOf(app,SYSTEMS,item.id)),h("span",{},...sheets(app).map(kinds=>mark(app,kinds,item.id))),big(app.
say("remove"),()=>app.go(removing(SYSTEMS,item.id,all)))))):h("p",{},app.say("nothing_yet")),systems.length>0&&h("p",{class:"\
practice-help"},...STATES.flatMap((state,at)=>[h("span",{class:"practice-mark","data-state":at}),app.say(state),at<2&&" \
· "])),dates(app),...ofUnion(app),buttons(systems.length>0&&next(app.say("not_known_yet"),()=>app.go(gaps)),big(app.say(
"add"),async()=>(await app.choose("none"),app.go(named)))))},named=ofSystem(app=>one(app.system??"")(app)),one=id=>app=>(app.
store.kept.system=id,h("div",{class:"practice-dossier"},h("h3",{},nameOf(app,SYSTEMS,id)),...ofSystems(app).map(([kind,form])=>{
let found=parts(app,kind,id),open=form.answers.filter(each=>found.every(item=>isOpen(item,each.id)));return h("section",
{},h("h4",{},own(app,kind,form.name)," ",mark(app,[kind],id)),...found.filter(item=>!item.row||form.answers.some(each=>value(
item,each.id))).map(item=>h("dl",{},item.row&&h("dt",{},own(app,kind,rowWords(app.page,kind,item.row))),...form.answers.
filter(each=>item.fields[each.id]&&shown(app.page,kind,each.id,item.fields[each.id])).flatMap(each=>[h("dt",{},called(app,
kind,each)),h("dd",{dir:"auto"},shown(app.page,kind,each.id,item.fields[each.id]))]),...old(app,kind,item))),open.length>
0&&h("p",{class:"practice-help"},app.say("open_answers",{count:open.length})),h("p",{},h("a",{href:form.url},app.say("to\
_sheet"))))}),buttons(next(app.say("print"),()=>print()),big(app.say("back"),()=>app.go(all))))),old=(app,kind,item)=>Object.
entries(item.fields).filter(([field_])=>!app.page.forms[kind].answers.some(each=>each.id===field_)).flatMap(([field_,found])=>[
h("dt",{},words(app.folder.words[`${kind}.${field_}`]??field_)),h("dd",{dir:"auto"},found.v??found.c??"")]),gaps=app=>h(
"div",{},h("h3",{},app.say("not_known_yet")),...items(app.folder,SYSTEMS).map(system=>h("section",{},h("h4",{},nameOf(app,
SYSTEMS,system.id)),...ofSystems(app).flatMap(([kind,form])=>parts(app,kind,system.id).map(item=>{let open=form.answers.
filter(each=>isOpen(item,each.id));return open.length>0&&h("p",{},h("a",{href:form.url},own(app,kind,form.name)),h("br"),
own(app,kind,open.map(each=>label(app.page,kind,each)).join(" · ")))}).filter(each=>each!==false)))),buttons(big(app.say(
"back"),()=>app.go(all)))),tool=()=>all;return{tool}})();
