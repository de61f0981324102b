"use strict";var practiceTool=(()=>{var{big,button,focus,h,words,field,own,writers,add,isEmpty,isOpen,items,only,put,value,start,asked,
label,onPage,buttons,fields,list,nameOf,next,ofSystem,removing}=globalThis.practice;var[DATA,DEMANDS,REQUESTS]=["data","\
demands","requests"],[END,WISH]=["end","demand"],QUESTION=/[?؟？]/u,MARKED=/^([^.。]*)[.。]\s*(.*)$/su,phases=app=>app.
page.forms[DEMANDS].tables[0].rows,kinds=app=>items(app.folder,DATA,app.system),unclear=(item,phase)=>isOpen(item,phase)||
QUESTION.test(value(item,phase)),rows=app=>{let{answers,tables}=app.page.forms[DATA],all=kinds(app),begun=async()=>{let id="";
await app.change(folder=>{id=add(folder,DATA,{of:app.system})}),await app.go(step(id,0))},known=item=>app.say("known_of",
{known:answers.filter(each=>!unclear(item,each.id)).length,total:answers.length});return h("div",{},h("h3",{},own(app,DATA,
tables[0].heading)),all.length?h("ul",{class:"practice-list"},...all.map(item=>h("li",{},h("button",{type:"button",class:"\
practice-open",on:{click:()=>app.go(step(item.id,0))}},nameOf(app,DATA,item.id)),h("span",{class:"practice-help"},known(
item)),big(app.say("remove"),()=>app.go(removing(DATA,item.id,app.start)))))):h("p",{},app.say("nothing_yet")),buttons(all.
length?next(app.say("data_map"),()=>app.go(map)):next(app.say("begin"),begun),all.length>0&&big(app.say("data_another"),
begun)))},where=(app,number)=>{let table=onPage({id:"help",number:1,heading:"",columns:[],rows:[],examples:[],fields:[],
here:true}),[name,text]=[table?.tHead?.rows[0],table?.tBodies[0].rows[number]].map(row=>row?.cells[2]?.textContent?.trim());
return name&&text?h("p",{class:"practice-help",...app.page.forms[DATA].text},h("b",{},name),h("br"),text):""},step=(id,number)=>app=>{
let{answers,tables}=app.page.forms[DATA],last=number===answers.length-1,made=fields(app,DATA,id,[answers[number]]);return made.
querySelector("textarea")?.before(where(app,number)),h("div",{},h("h3",{},number?nameOf(app,DATA,id):own(app,DATA,tables[0].
heading)),h("p",{class:"practice-help"},app.say("part_of",{number:number+1,total:answers.length})),made,buttons(next(app.
say(last?"done":"next"),()=>app.go(last?app.start:step(id,number+1))),big(app.say("back"),()=>app.go(number?step(id,number-
1):app.start))))},written=(app,phase,...more2)=>h("dl",{class:"practice-written"},...kinds(app).flatMap(item=>[h("dt",{},
nameOf(app,DATA,item.id)),h("dd",{},isOpen(item,phase)?app.say("unknown"):words(value(item,phase)))]),...more2),asking=(app,phase,open)=>{
let text=[phase.cells[0],open.map(item=>value(item,"what").split(`
`)[0].slice(0,80)).filter(Boolean).join(app.page.comma)].filter(Boolean).join(" · "),noted=()=>h("p",{tabindex:-1},app.
say("noted"));if(items(app.folder,REQUESTS,app.system).some(item=>value(item,"request")===text))return noted();let place=h(
"div",{}),note=async()=>{await app.change((folder,by)=>{let id=add(folder,REQUESTS,{of:app.system});put(folder,by,REQUESTS,
id,"request",{v:text}),put(folder,by,REQUESTS,id,"state",{c:"to-send"})});let done=noted();place.replaceChildren(done),done.
focus()};return place.append(button(app.say("use_it"),note,{class:"practice-button","aria-label":`${app.say("use_it")} (${phase.
cells[0]})`})),place},map=app=>{let all=kinds(app),undated=all.filter(item=>unclear(item,END)||!/\p{Number}/u.test(value(
item,END))),sheet=only(app.folder,DEMANDS,app.system),wanted=phases(app).findIndex(phase=>isOpen(sheet,`${phase.id}-${WISH}`)),
requests=items(app.folder,REQUESTS,app.system).length,following=wanted>=0?next(app.page.forms[DEMANDS].tables[0].heading,
()=>toDemand(app,wanted)):requests?h("a",{class:"practice-button practice-next",href:app.page.urls[REQUESTS]},app.say("t\
o_letters")):next(app.say("print"),()=>print());return h("div",{},h("h3",{},app.say("data_map")),undated.length>0&&h("p",
{},app.say("data_no_date")),undated.length>0&&h("ul",{},...undated.map(item=>h("li",{},nameOf(app,DATA,item.id)))),...phases(
app).map(phase=>{let open=all.filter(item=>unclear(item,phase.id));return h("section",{class:"practice-field"},h("h4",{...app.
page.forms[DEMANDS].text},phase.cells[0]),open.length>0&&h("p",{class:"practice-help"},app.say("open_answers",{count:open.
length})),written(app,phase.id),open.length>0&&asking(app,phase,open))}),buttons(following,wanted<0&&big(app.page.forms[DEMANDS].
tables[0].heading,()=>toDemand(app,0)),big(app.say("back"),()=>app.go(app.start))))},toDemand=async(app,number)=>{only(app.
folder,DEMANDS,app.system)||await app.change(folder=>{add(folder,DEMANDS,{of:app.system},DEMANDS)}),await app.go(demand(
number))},demand=number=>app=>{let{answers,tables}=app.page.forms[DEMANDS],all=phases(app),wish=asked(app.page,DATA,WISH),
wishes=kinds(app).filter(item=>!isOpen(item,WISH)).map(item=>h("dd",{},words(value(item,WISH)))),made=fields(app,DEMANDS,
only(app.folder,DEMANDS,app.system)?.id??"",answers.filter(each=>each.row===all[number].id));return made.querySelector("\
h4")?.after(written(app,all[number].id,...wish&&wishes.length?[h("dt",{},own(app,DATA,wish.label)),...wishes]:[])),h("di\
v",{},h("h3",{},own(app,DEMANDS,tables[0].heading)),h("p",{class:"practice-help"},app.say("part_of",{number:number+1,total:all.
length})),made,buttons(next(app.say(number<all.length-1?"next":"done"),()=>app.go(number<all.length-1?demand(number+1):map)),
big(app.say("back"),()=>app.go(number?demand(number-1):map))))},rehearse=async app=>{let{examples,fields:names}=app.page.
forms[DATA].tables[0];await(await writers()).begin(app);let system="";await app.change((folder,by)=>{system=add(folder,"\
systems");let[,mark,first]=MARKED.exec(examples[0][0])??["",examples[0][0],examples[0][0]];put(folder,by,"systems",system,
"system",{v:mark});for(let cells of examples){let id=add(folder,DATA,{of:system});names.forEach((name,index)=>put(folder,
by,DATA,id,name,{v:index||cells!==examples[0]?cells[index]:first}))}}),await app.choose(system),await app.go(app.start)},
start2=app=>h("div",{},ofSystem(rows)(app),isEmpty(app.folder)&&buttons(big(app.say("try_example"),()=>rehearse(app)))),
tool=()=>start2;return{tool}})();
