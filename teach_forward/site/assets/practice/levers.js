"use strict";var practiceTool=(()=>{var{big,button,h,words,field,own,add,answer,find,isOpen,items,only,put,value,start,date,label,pair,
buttons,fields,list,nameOf,next,ofSystem}=globalThis.practice;var[LEVERS,SYSTEMS]=["levers","systems"],cards=app=>{let{answers,
tables}=app.page.forms[LEVERS];return[{name:tables[0].heading,answers:answers.filter(each=>each.table===0)},...tables[1].
rows.map(row=>({name:row.cells[0],answers:answers.filter(each=>each.row===row.id)}))]},sheet=app=>only(app.folder,LEVERS,
app.system),open=async(app,number)=>{let[name]=app.page.forms[LEVERS].answers;sheet(app)||await app.change((folder,by)=>{
let id=add(folder,LEVERS,{of:app.system},LEVERS);put(folder,by,LEVERS,id,name.id,{v:value(find(folder,SYSTEMS,app.system??
""),"system")})}),await app.go(card(number))},all=app=>{let item=sheet(app),found=cards(app),fresh2=found.findIndex(({answers},at)=>!answers.
slice(at?0:1).some(each=>answer(item,each.id))),levers=app.page.forms[LEVERS].tables[1],[know,ask]=levers.fields.filter(
Boolean),open_=item?levers.rows.filter(row=>isOpen(item,`${row.id}-${know}`)||value(item,`${row.id}-${ask}`)):[];return h(
"div",{},h("h3",{},own(app,LEVERS,levers.heading)),h("ul",{class:"practice-list"},...found.map(({name,answers},at)=>h("l\
i",{},h("button",{type:"button",class:"practice-open",on:{click:()=>open(app,at)}},own(app,LEVERS,name)),h("span",{class:"\
practice-help"},app.say("known_of",{known:answers.filter(each=>!isOpen(item,each.id)).length,total:answers.length}))))),
fresh2<0&&open_.length>0&&h("h4",{},own(app,LEVERS,levers.columns[levers.fields.indexOf(ask)])),fresh2<0&&open_.length>0&&
h("ul",{},...open_.map(row=>h("li",{},own(app,LEVERS,row.cells[0])," ",words(value(item,`${row.id}-${ask}`))))),buttons(
fresh2<0?h("a",{class:"practice-button practice-next",href:app.page.urls.data},app.say("levers_data")):next(app.say(item?
"next":"begin"),()=>open(app,fresh2))))},card=number=>app=>{let found=cards(app),last=number===found.length-1,{answers}=found[number],
asked2=fields(app,LEVERS,sheet(app)?.id??"",answers),unit=app.say("levers_unit");return number||asked2.prepend(field(app,
SYSTEMS,app.system??"",{id:"place",label:unit,table:-1},{label:unit})),h("div",{},h("h3",{},nameOf(app,SYSTEMS,app.system??
"")),h("p",{class:"practice-help"},app.say("part_of",{number:number+1,total:found.length})),asked2,buttons(next(app.say(
last?"done":"next"),()=>app.go(last?app.start:card(number+1))),big(app.say("back"),()=>app.go(number?card(number-1):app.
start))))},paper=app=>({"life-cycle":phase=>["",items(app.folder,"data",app.system??"").filter(item=>value(item,phase)).
map(item=>pair(app.page,value(item,"what").split(`
`)[0],isOpen(item,phase)?app.say("unknown"):value(item,phase))).join(`
`),value(only(app.folder,"demands",app.system??""),`${phase}-demand`)],union:row=>{let plans=items(app.folder,"plans").map(
item=>["goal","person","date"].map(name=>date(app.page,value(item,name))).filter(Boolean).join(" · "));return["",row===
"goal"?plans.join(`
`):""]}}),tool=()=>app=>(app.cells=paper(app),ofSystem(all)(app));return{tool}})();
