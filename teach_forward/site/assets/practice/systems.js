"use strict";var practiceTool=(()=>{var{big,button,focus,h,field,add,find,isOpen,items,put,value,start,label,pair,buttons,list,nameOf,
next,part}=globalThis.practice;var[SYSTEMS,REQUESTS]=["systems","requests"],BASIS={eu:1,other:2},DEADLINE=3,lines=app=>app.
page.forms[REQUESTS].tables.find(table=>table.id==="requests")?.rows??[],law="",rights=id=>app=>{let{ask,answers}=app.page.
forms[SYSTEMS],open2=answers.filter(each=>ask[each.id]&&isOpen(find(app.folder,SYSTEMS,id),each.id)),found=lines(app).filter(
line=>open2.some(each=>ask[each.id]===line.id)),requests=items(app.folder,REQUESTS,id);return h("div",{},h("h3",{},app.say(
"systems_rights_check")),h("p",{},nameOf(app,SYSTEMS,id)),h("p",{class:"practice-help"},app.say("systems_rights_words")),
found.length===0&&h("p",{},app.say("systems_no_blanks")),...found.map(line=>{let blanks=open2.filter(each=>ask[each.id]===
line.id).map(each=>label(app.page,SYSTEMS,each));return oneLine(app,id,line,blanks,requests.some(item=>value(item,"line")===
line.id))}),h("p",{},pair(app.page,app.say("requests"),requests.length)),buttons(h("a",{class:"practice-button practice-\
next",href:app.page.forms[REQUESTS].url},app.say("to_letters")),big(app.say("back"),()=>app.go(app.start))))},oneLine=(app,id,line,blanks,noted)=>{
let choice=app.page.forms[REQUESTS].answers.find(each=>each.id==="law"),own2=app.page.forms[REQUESTS].text??{},words2=h(
"div",{role:"status"}),done=()=>words2.replaceChildren(h("p",{},app.say("noted"))),use=async()=>{await app.change((folder,by)=>{
let request=add(folder,REQUESTS,{of:id});put(folder,by,REQUESTS,request,"request",{v:line.cells[0].replace(/^\p{Number}+\.\s*/u,
"")}),put(folder,by,REQUESTS,request,"line",{c:line.id}),put(folder,by,REQUESTS,request,"law",{c:law}),put(folder,by,REQUESTS,
request,"state",{c:"to-send"})}),select.remove(),done(),focus(words2.firstElementChild)},gap=async()=>{let text=[value(find(
app.folder,SYSTEMS,id),"gap"),line.cells[0].replace(/^\p{Number}+\.\s*/u,"")].filter(Boolean).join(`
`);await app.change((folder,by)=>put(folder,by,SYSTEMS,id,"gap",{v:text})),await app.go(part(SYSTEMS,id,(app.page.forms[SYSTEMS].
parts?.length??1)-1,rights(id)))},show=()=>{words2.replaceChildren(...law==="none"?[h("p",{},app.say("systems_rights_gap"))]:
[h("p",own2,line.cells[BASIS[law]]),h("p",{class:"practice-help",...own2},line.cells[DEADLINE])],buttons(button(app.say(
"use_it"),use,{class:"practice-button"}),button(app.say("systems_want_clause"),gap,{class:"practice-button"})))},select=h(
"select",{"aria-label":pair(app.page,choice?.label??"",line.cells[0])},h("option",{value:""},"…"),...(choice?.choices??
[]).map(([value_,text])=>h("option",{value:value_,selected:law===value_},text)));return select.addEventListener("change",
()=>{law=select.value,law&&show()}),noted?done():law&&show(),h("section",{class:"practice-field"},h("h4",own2,line.cells[0]),
h("p",{},app.say("systems_rights_blank",{list:blanks.join(" · ")})),!noted&&select,words2)},open=id=>part(SYSTEMS,id,0,
rights(id)),tool=()=>list(SYSTEMS,open);return{tool}})();
