"use strict";var practiceTool=(()=>{var{big,button,h,newId,words,called,field,own,saveDocument,add,find,items,only,put,value,asked,label,
shown,today,buttons,fields,list,nameOf,next,ofSystem}=globalThis.practice;var[QUESTIONS,REQUESTS]=["questions","requests"],
[ENOUGH,THEMES]=[6,4],OUTCOMES=["promised","dodged","refused",""],form=app=>app.page.forms[QUESTIONS],themes=app=>form(app).
tables.filter(table=>table.fields.includes("expected")),chosen=(app,over=false)=>themes(app).flatMap(theme=>theme.rows).
flatMap(row=>{let item=only(app.folder,QUESTIONS,app.system,row.id);return item&&(value(item,"order")||over&&value(item,
"outcome"))?{row,item}:[]}).sort((one,other)=>place(one)-place(other)),place=({item})=>Number(value(item,"order"))||1/0,
write=(app,rows,what)=>app.change((folder,by)=>rows.forEach((row,index)=>{let id=only(folder,QUESTIONS,app.system,row)?.
id??add(folder,QUESTIONS,{of:app.system,row});for(let[name,answer2]of Object.entries(what(index)))put(folder,by,QUESTIONS,
id,name,answer2)})),read=(app,{item},name)=>shown(app.page,QUESTIONS,name,item.fields[name]),named=(name,text,attributes={})=>h(
"p",attributes,h("strong",{},name),h("br"),text),line=(app,question,name,title)=>{let text=read(app,question,name),found=asked(
app.page,QUESTIONS,name);return text&&named(title??(found?called(app,QUESTIONS,found):""),words(text),{class:"practice-t\
ext"})},answers=(app,names)=>form(app).answers.filter(each=>names.includes(each.id)),head=(app,title,all,index)=>[h("h3",
{},app.say(title)),h("p",{class:"practice-help"},app.say("part_of",{number:index+1,total:all.length})),h("p",{class:"pra\
ctice-name"},own(app,QUESTIONS,all[index].row.cells[1]))],choose=app=>{let count=h("p",{class:"practice-name",role:"stat\
us"}),show=()=>{let now=chosen(app),found=themes(app).filter(theme=>now.some(({row})=>theme.rows.includes(row))).length,
few=now.length!==ENOUGH||found<THEMES;count.textContent=[app.say("bank_chosen",{count:now.length,themes:found}),few&&app.
say("bank_aim")].filter(Boolean).join(" ")},choice=row=>{let box=h("input",{type:"checkbox",checked:!!value(only(app.folder,
QUESTIONS,app.system,row.id),"order")});return box.addEventListener("change",async()=>{let last=Math.max(0,...chosen(app).
map(place));await write(app,[row.id],()=>({order:{v:box.checked?String(last+1):""}})),show()}),h("label",{class:"practic\
e-choice"},box,own(app,QUESTIONS,`${row.cells[0]}. ${row.cells[1]}`))};return show(),h("div",{},h("h3",{},app.say("bank_\
choose")),...themes(app).map(theme=>h("fieldset",{class:"practice-field"},h("legend",{class:"practice-name"},own(app,QUESTIONS,
theme.heading)),...theme.rows.map(choice))),h("div",{class:"practice-found"},count,buttons(next(app.say("bank_prepare"),
()=>chosen(app).length>0&&app.go(prepare(0))))))},prepare=index=>app=>{let all=chosen(app),{row,item}=all[index],order=asked(
app.page,QUESTIONS,"order")?.label,select=h("select",{id:newId()},...all.map((_,at)=>h("option",{value:at,selected:at===
index},String(at+1))));select.addEventListener("change",async()=>{let rows=all.filter(each=>each.item!==item).map(each=>each.
row.id);rows.splice(Number(select.value),0,row.id),await write(app,rows,at=>({order:{v:String(at+1)}})),await app.go(prepare(
Number(select.value)))});let last=index===all.length-1;return h("div",{},...head(app,"bank_prepare",all,index),row.cells[2]&&
named(own(app,QUESTIONS,themes(app)[0].columns[2]),own(app,QUESTIONS,row.cells[2]),{class:"practice-help"}),fields(app,QUESTIONS,
item.id,answers(app,["expected","then","asks"]).map(each=>each.id==="expected"?{...each,label:app.say("bank_expected")}:
each)),h("div",{class:"practice-field"},h("label",{class:"practice-name",for:select.id},order),select),buttons(next(app.
say(last?"bank_sheet":"next"),()=>app.go(last?sheet:prepare(index+1))),big(app.say("back"),()=>app.go(index?prepare(index-
1):choose))))},sheet=app=>{let all=chosen(app),post=asked(app.page,QUESTIONS,"post"),title=h("h4",{},nameOf(app,"systems",
app.system??"")," ",h("bdi",{dir:"auto"})),input=h("input",{type:"text",dir:"auto",id:newId(),maxlength:300,value:all.map(
each=>value(each.item,"post")).find(Boolean)??""}),show=()=>{title.lastElementChild&&(title.lastElementChild.textContent=
input.value&&`(${input.value})`)};input.addEventListener("input",()=>(show(),app.later(QUESTIONS,()=>write(app,all.map(each=>each.
row.id),()=>({post:{v:input.value.trim()}}))))),show();let boxes=asked(app.page,QUESTIONS,"outcome")?.choices?.map(([,text])=>`\
☐ ${text}`).join("  ");return h("div",{},h("h3",{},app.say("bank_sheet")),h("div",{class:"practice-field"},h("label",
{class:"practice-name",for:input.id},own(app,QUESTIONS,post?.label??"")),input),h("div",{class:"practice-dossier practic\
e-large"},title,h("ol",{},...all.map(each=>h("li",{},h("p",{},own(app,QUESTIONS,each.row.cells[1])),line(app,each,"asks"),
h("p",{class:"practice-room"},boxes)))),h("h4",{class:"practice-new-page"},app.say("bank_ours")),h("ol",{},...all.map(each=>h(
"li",{},h("p",{},own(app,QUESTIONS,each.row.cells[1])),line(app,each,"expected",app.say("bank_expected")),line(app,each,
"then"))))),buttons(next(app.say("print"),()=>print()),big(app.say("bank_after"),()=>app.go(came(0))),big(app.say("bank_\
prepare"),()=>app.go(prepare(0))),big(app.say("bank_choose"),()=>app.go(choose))))},came=index=>app=>{let all=chosen(app,
true),question=all[index],{id}=question.item,titles=form(app).tables.find(table=>table.id===QUESTIONS)?.columns??[],screen=fields(
app,QUESTIONS,id,answers(app,["outcome","proof","again","next"]).map(each=>each.id==="outcome"?{...each,label:titles[2]}:
each)),outcome=screen.querySelector("fieldset"),dodges=h("div",{class:"practice-panel",hidden:value(question.item,"outco\
me")!=="dodged"},...replies(app,question));outcome?.addEventListener("change",({target})=>{target instanceof HTMLInputElement&&
(dodges.hidden=target.value!=="dodged")}),outcome?.after(dodges);let last=index===all.length-1;return h("div",{},...head(
app,"bank_after",all,index),line(app,question,"expected",app.say("bank_expected")),screen,buttons(next(app.say(last?"ban\
k_follow":"next"),()=>app.go(last?follow:came(index+1))),big(app.say("back"),()=>app.go(index?came(index-1):sheet))))},replies=(app,{
item})=>{let table=form(app).tables.find(each=>each.id==="dodges"),reply=h("div",{role:"status",class:"practice-reply"}),
show=chosen2=>{let cells=chosen2 instanceof HTMLInputElement&&table?.rows.find(row=>row.id===chosen2.value)?.cells;cells&&
(reply.replaceChildren(...[1,2].map(at=>named(table?.columns[at]??"",cells[at],form(app).text??{}))),chosen2.closest("la\
bel")?.after(reply))};return answers(app,["dodge"]).map(each=>{let found=field(app,QUESTIONS,item.id,each);return found.
addEventListener("change",({target})=>show(target)),show(found.querySelector(":checked")),found})},follow=app=>{let all=chosen(
app,true),open=all.filter(({item})=>value(item,"outcome")!=="answered"),text=open.map(({row})=>row.cells[1]).join(" "),noted=items(
app.folder,REQUESTS,app.system).some(item=>value(item,"request")===text),request=async()=>{await app.change((folder,by)=>{
let id=add(folder,REQUESTS,{of:app.system});put(folder,by,REQUESTS,id,"request",{v:text}),put(folder,by,REQUESTS,id,"let\
ter",{c:"union"}),put(folder,by,REQUESTS,id,"state",{c:"to-send"})}),app.announce(app.say("noted")),await app.go(follow)},
group=outcome=>{let found=open.filter(({item})=>(OUTCOMES.includes(value(item,"outcome"))?value(item,"outcome"):"")===outcome);
return found.length>0&&h("section",{},h("h4",{},asked(app.page,QUESTIONS,"outcome")?.choices?.find(([id])=>id===outcome)?.[1]??
app.say("bank_unmarked")),h("ul",{class:"practice-list"},...found.map(each=>h("li",{},button(each.row.cells[1],()=>app.go(
came(all.indexOf(each))),{class:"practice-open",...form(app).text}),h("div",{class:"practice-help"},line(app,each,"proof"),
line(app,each,"next"))))))},letters=app.page.urls[REQUESTS];return h("div",{},h("h3",{},app.say("bank_follow")),open.length===
0&&h("p",{},app.say("bank_done")),...OUTCOMES.map(group),buttons(open.length>0&&(noted?h("a",{class:"practice-button pra\
ctice-next",href:letters},app.say("to_letters")):next(app.say("bank_request"),request)),(open.length?big:next)(`${app.say(
"bank_minutes")} (DOCX)`,()=>minutes(app,all)),big(app.say("bank_after"),()=>app.go(came(0))),big(app.say("bank_sheet"),
()=>app.go(chosen(app).length?sheet:choose))))},minutes=async(app,all)=>{let title=`${app.say("bank_minutes")} · ${nameOf(
app,"systems",app.system??"").textContent}`,run=(text,bold)=>[{text,...bold?{bold}:{}}],post=all.map(each=>read(app,each,
"post")).find(Boolean),blocks=[{kind:"heading",level:1,text:run(title)},...post?[{kind:"paragraph",text:run(post)}]:[],...all.
flatMap((each,index)=>[{kind:"heading",level:2,text:run(`${index+1}. ${each.row.cells[1]}`)},{kind:"list",items:answers(
app,["outcome","dodge","proof","again","next"]).filter(({id})=>read(app,each,id)).map(({id,label:label2})=>[...run(`${label2}\

`,true),...run(read(app,each,id))])}])];await saveDocument(`${QUESTIONS}-${today()}`,{title,lang:app.page.lang,rtl:app.page.
dir==="rtl",blocks})},first=app=>{let all=chosen(app,true),observed=!themes(app)[0].here;return(all.some(({item})=>value(
item,"outcome"))?follow:all.length?observed?came(0):sheet:choose)(app)},tool=()=>ofSystem(first);return{tool}})();
