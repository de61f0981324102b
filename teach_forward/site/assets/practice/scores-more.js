"use strict";var practiceMore=(()=>{var{big,h,newId,words,field,own,more,writers,add,answer,find,items,only,put,value,asked,label,onPage,
pair,shown,today,buttons,fields,next,removing}=globalThis.practice;var[STEP,EDGE,HEIGHT,LEVELS]=[40,14,28,5],WIDTH=2*EDGE+
STEP*(LEVELS-1),MIDDLE=HEIGHT/2,[RING,DISC]=[9,5],strip=({now,low=null,high=null,before=null,goal=null},rtl)=>{let svg=document.
createElementNS("http://www.w3.org/2000/svg","svg"),draw=(name,kind,attributes)=>{let shape=document.createElementNS("ht\
tp://www.w3.org/2000/svg",name);for(let[key,value2]of Object.entries({class:kind,...attributes}))shape.setAttribute(key,
String(value2));svg.append(shape)},x=level2=>EDGE+STEP*(rtl?LEVELS-1-level2:level2),[solid,hollow]=[{fill:"currentColor"},
{fill:"none",stroke:"currentColor"}];svg.setAttribute("viewBox",`0 0 ${WIDTH} ${HEIGHT}`),svg.setAttribute("class","prac\
tice-strip"),svg.setAttribute("aria-hidden","true"),low!==null&&high!==null&&low<high&&draw("rect","spread",{x:Math.min(
x(low),x(high)),y:MIDDLE-5,width:STEP*(high-low),height:10,rx:5,...solid,"fill-opacity":.2});for(let level2=0;level2<LEVELS;level2++)
draw("path","tick",{d:`M${x(level2)} ${MIDDLE-4}v8`,...hollow,"stroke-width":1});if(goal!==null&&draw("path","goal",{d:`\
M${x(goal)} 1v${HEIGHT-2}`,...hollow,"stroke-width":2,"stroke-dasharray":"4 3"}),before!==null&&draw("circle","before",{
cx:x(before),cy:MIDDLE,r:RING,...hollow,"stroke-width":2}),before!==null&&now!==null&&before!==now){let way=Math.sign(x(
now)-x(before)),[start2,end]=[x(before)+way*RING,x(now)-way*(DISC+2)];draw("path","change",{d:`M${start2} ${MIDDLE}H${end}\
m${-way*5} -4l${way*5} 4l${-way*5} 4`,...hollow,"stroke-width":2,"stroke-linejoin":"round"})}return now!==null&&draw("ci\
rcle","now",{cx:x(now),cy:MIDDLE,r:DISC,...solid}),svg},compare=rows=>{let count2={up:0,down:0,same:0,not:0};for(let{now,
before=null}of rows)count2[now===null||before===null?"not":now>before?"up":now<before?"down":"same"]++;return count2};var HURT=[
"members-data","access","advice"],OWN_HOUSE=["leadership","members-data","tools","skills","access"],[MANY,ALL_OVER]=[3,5],
readings=scores=>{let those=test=>scores.filter(test).map(each=>each.row),known=scores.filter(each=>each.now!==null),demands=those(
each=>each.row==="bargaining"&&(each.now??0)>=3),low=those(each=>OWN_HOUSE.includes(each.row)&&each.now!==null&&each.now<=
1),marks=those(each=>each.unknown);return[["hurt",those(each=>HURT.includes(each.row)&&each.now!==null&&each.now<=1)],["\
apart",those(each=>each.low!==null&&each.high!==null&&each.high-each.low>=2)],["others-only",demands.length&&low.length?
[...low,...demands]:[]],["marks",marks.length>=MANY?marks:[]],["all-high",known.length>=ALL_OVER&&known.every(each=>(each.
now??0)>=3)?known.map(each=>each.row):[]]].filter(([,rows])=>rows.length)};var{SCORES,PLANS,OWN,form,dates,day,named,score,
level,rowsOf,all,sheet,cells,place,count}=globalThis.practiceTool;var settle=(id,row)=>app=>{let item=find(app.folder,SCORES,
id),[now,why,goal]=["now","why","goal"].map(column=>asked(app.page,SCORES,`${row}-${column}`)),{after,said}=place(app,row),
texts=cells(app,row);return h("div",{},h("h3",{},words(named(app,item,row))),said,h("p",{},["low","high"].flatMap(column=>{
let found=asked(app.page,SCORES,`${row}-${column}`),text=value(item,`${row}-${column}`);return found&&text?pair(app.page,
found.label,text):[]}).join(" · ")),radios(app,id,now,texts.map(([name,text])=>[h("strong",{},name)," ",text])),field(app,
SCORES,id,why,{label:why.label}),radios(app,id,goal,texts.map(([name],index)=>[index<5?String(index):name]),"practice-le\
vels"),buttons(after?next(app.say("next"),()=>app.go(count(id,after))):next(app.say("scores_chart"),()=>app.go(chart(id))),
big(app.say("back"),()=>app.go(count(id,row)))))},radios=(app,id,found,texts,shape="")=>{let was=answer(find(app.folder,
SCORES,id),found.id);if(was?.also)return field(app,SCORES,id,found,{label:found.label});let name=newId();return h("field\
set",{class:"practice-field"},h("legend",{class:"practice-name"},found.label),h("div",{class:shape},...(found.choices??[]).
map(([choice],index)=>{let write=()=>app.change((folder,by)=>put(folder,by,SCORES,id,found.id,{c:choice}));return h("lab\
el",{class:"practice-choice"},h("input",{type:"radio",name,value:choice,checked:was?.c===choice,on:{change:write}}),h("s\
pan",{dir:"auto"},...texts[index]))})))},example=async app=>{await(await writers()).begin(app),await app.change((folder,by)=>{
let id=add(folder,SCORES);put(folder,by,SCORES,id,"day",{v:today()});let[name,levels,why,goal]=form(app).sheet.examples[0]??
[],[now,low,high]=levels?.match(/\p{Nd}/gu)??[];for(let[column,text]of Object.entries({now,low,high,goal}))text&&put(folder,
by,SCORES,id,`${OWN}-${column}`,{c:text});put(folder,by,SCORES,id,"own-name",{v:name??""}),put(folder,by,SCORES,id,`${OWN}\
-why`,{v:why??""});let plan=add(folder,PLANS);for(let table of form(app).plans.tables)table.examples[0]?.forEach((text,index)=>table.
fields[index]&&put(folder,by,PLANS,plan,table.fields[index],{v:text}))}),await app.go(chart(dates(app)[0].id))},chart=(id,other)=>app=>{
let sheets=dates(app),item=find(app.folder,SCORES,id),earlier=other??sheets[sheets.findIndex(each=>each.id===id)-1]?.id??
"",before=find(app.folder,SCORES,earlier),ids=rowsOf(app,[item,before].flatMap(each=>each??[]));app.current[SCORES]=id;let scores=ids.
map(row=>{let isSame=row!==OWN||value(item,"own-name")===value(before,"own-name");return{...score(item,row),before:isSame?
score(before,row).now:null,was:isSame?before:void 0}}),dated={[SCORES]:asked(app.page,SCORES,"day")?.label??""},select=(label_,chosen,then,none)=>{
let made=h("select",{},...none?[h("option",{value:"none"},"–")]:[],...sheets.map(each=>h("option",{value:each.id,selected:each.
id===chosen},day(app,each))));return made.addEventListener("change",()=>app.go(then(made.value))),h("label",{},label_,made)};
return h("div",{class:"practice-dossier"},h("h3",{},day(app,item)),h("p",{},["unit","people","keeper","until"].filter(each=>value(
item,each)).map(each=>pair(app.page,asked(app.page,SCORES,each)?.label??"",shown(app.page,SCORES,each,answer(item,each)))).
join(" · ")),sheets.length>1&&h("div",{class:"practice-buttons practice-dates"},select(dated[SCORES],id,made=>chart(made,
earlier),false),select(app.say("scores_beside"),earlier,made=>chart(id,made),true)),h("ul",{class:"practice-strips"},...scores.
map(each=>h("li",{},h("strong",{dir:"auto"},named(app,item,each.row)),strip(each,app.page.dir==="rtl"),h("span",{},...[each.
was&&pair(app.page,day(app,each.was),level(app,each.was,each.row)),before?pair(app.page,day(app,item),level(app,item,each.
row)):level(app,item,each.row),each.goal!==null&&pair(app.page,asked(app.page,SCORES,`${each.row}-goal`)?.label??"",each.
goal)].filter(text=>text!==void 0&&text!==false).flatMap((text,at)=>[at?" · ":"",words(text)])),value(item,`${each.row}\
-why`)&&h("p",{class:"practice-help practice-text"},words(shown(app.page,SCORES,`${each.row}-why`,answer(item,`${each.row}\
-why`))))))),h("p",{class:"practice-help"},app.say("scores_legend")),before&&h("p",{},h("strong",{},app.say("scores_comp\
ared",compare(scores)))),...read(app,item,scores),buttons(next(form(app).plans.tables[0].heading,()=>app.go(choose(id))),
big(app.say("export_xlsx"),()=>workbook(app)),big(app.say("print"),()=>print()),big(app.say("back"),()=>app.go(sheet(id)))))},
read=(app,item,scores)=>{let{reading}=form(app),found=readings(scores);return found.length?[h("h4",{},reading.heading),h(
"dl",{},...found.flatMap(([id,ids])=>{let[sees,means,does]=reading.rows.find(each=>each.id===id)?.cells??[];return[h("dt",
{},sees),h("dd",{},h("p",{},words(ids.map(row=>named(app,item,row)).join(" · "))),h("p",{},pair(app.page,reading.columns[1],
means)),h("p",{},pair(app.page,reading.columns[2],does)))]}))]:[]},workbook=async app=>{await app.flush();let{rows,saveBook}=await writers(),
columns=["now","low","high","why","goal"].map(column=>asked(app.page,SCORES,`leadership-${column}`)),sheets=dates(app).map(
item=>({name:value(item,"day"),columns:[{title:form(app).sheet.columns[0],width:30},...columns.map(each=>({title:each.label,
width:each.choices?14:40,...each.choices?{choices:each.choices.map(([,text])=>text)}:{}}))],rows:rowsOf(app,[item]).map(
row=>[named(app,item,row),...columns.map(each=>{let own2=each.id.replace("leadership",row);return shown(app.page,SCORES,
own2,answer(item,own2))})])})),plan=rows(app,PLANS);plan.rows.length&&sheets.push({name:form(app).plans.name,columns:plan.
columns.map(({title})=>({title,width:30})),rows:plan.rows}),await saveBook(app,`scores-${today()}`,form(app).sheet.heading,
sheets)},choose=id=>app=>{let item=find(app.folder,SCORES,id),[sees,means]=form(app).reading.rows.find(each=>each.id==="\
hang")?.cells??[],wrong=h("p",{class:"practice-error",role:"alert",hidden:true}),ticks=rowsOf(app,item?[item]:[]).map(row=>{
let tick=h("input",{type:"checkbox",value:row,"data-only-here":true});return{tick,shown:h("label",{class:"practice-choic\
e"},tick,h("span",{dir:"auto"},pair(app.page,named(app,item,row),level(app,item,row))))}}),plan=async()=>{let chosen=ticks.
flatMap(({tick})=>tick.checked?[tick.value]:[]);wrong.hidden=chosen.length===1||chosen.length===2,wrong.textContent=wrong.
hidden?"":app.say("scores_choose"),wrong.hidden&&(await app.change((folder,by)=>{for(let row of chosen){let made=add(folder,
PLANS),{goal}=score(item,row);put(folder,by,PLANS,made,"dimension",row===OWN?{v:named(app,item,row)}:{c:row}),goal!==null&&
put(folder,by,PLANS,made,"goal",{v:cells(app,row)[goal][1]})}}),await app.go(planned(items(app.folder,PLANS).slice(-chosen.
length).map(each=>each.id))))};return h("div",{},h("h3",{},form(app).plans.tables[0].heading),h("fieldset",{class:"pract\
ice-field"},h("legend",{class:"practice-name"},app.say("scores_choose")),h("p",{class:"practice-help"},pair(app.page,sees,
means)),...ticks.map(each=>each.shown),wrong),buttons(next(app.say("next"),plan),big(app.say("back"),()=>app.go(chart(id)))))},
dimension=(app,id)=>words(shown(app.page,PLANS,"dimension",answer(find(app.folder,PLANS,id),"dimension"))||app.say("no_n\
ame")),planned=(ids,table=0)=>app=>{let{answers,tables}=form(app).plans,[id,...others]=ids,isNew=!answer(find(app.folder,
PLANS,id),"dimension"),own2=answers.filter(each=>each.table===table&&(each.id!=="dimension"||isNew)),after=table===0?planned(
ids,1):others.length?planned(others):plans;return h("div",{},h("h3",{},dimension(app,id)),h("p",{class:"practice-help"},
tables[table].heading),fields(app,PLANS,id,own2),buttons(next(app.say("next"),()=>app.go(after)),big(app.say("back"),()=>app.
go(table?planned(ids):plans))))},plans=app=>{let{answers,tables}=form(app).plans,last=dates(app).at(-1),found=items(app.
folder,PLANS),more2=async()=>{if(last)return app.go(choose(last.id));let id="";return await app.change(folder=>{id=add(folder,
PLANS)}),app.go(planned([id]))};return h("div",{class:tables[0].here?"":"practice-dossier"},h("h3",{},tables[0].heading),
found.length===0&&h("p",{},app.say("nothing_yet")),...found.map(({id})=>h("section",{},h("h4",{},dimension(app,id)),h("d\
l",{},...answers.slice(1).flatMap(each=>{let text=shown(app.page,PLANS,each.id,answer(find(app.folder,PLANS,id),each.id));
return text?[h("dt",{},label(app.page,PLANS,each)),h("dd",{dir:"auto"},text)]:[]})),buttons(big(app.say("scores_change"),
()=>app.go(planned([id]))),big(app.say("remove"),()=>app.go(removing(PLANS,id,plans,dimension(app,id).textContent??"")))))),
buttons(found.length?next(app.say("print"),()=>print()):next(app.say("begin"),more2),found.length>0&&big(app.say("add"),
more2),big(app.say("back"),()=>app.go(all))))},paper=app=>{let{sheet:table}=form(app),added;addEventListener("beforeprin\
t",()=>{let item=find(app.folder,SCORES,app.current[SCORES]??"");if(!item)return;let body=onPage(table)?.tBodies[0],own2=[
...body?.rows??[]].slice(-table.rows.length);!app.body.querySelector(".practice-dossier")&&!form(app).plans.tables[0].here&&
app.body.append(added=chart(item.id)(app)),table.here&&body&&(body.replaceChildren(...own2),own2.forEach((line,index)=>{
let{id}=table.rows[index];line.cells[0].textContent=named(app,item,id),line.cells[1].textContent=level(app,item,id)}))}),
addEventListener("afterprint",()=>added?.remove())};return{chart,example,paper,plans,settle}})();
