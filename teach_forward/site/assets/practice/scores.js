"use strict";var practiceTool=(()=>{var{big,button,h,newId,words,field,own,more,UNKNOWN,add,answer,find,isEmpty,items,put,value,asked,
date,label,shown,today,buttons,fields,list,next,removing}=globalThis.practice;var range=raised2=>{let those=raised2.slice(
0,5).flatMap((count2,index)=>count2?[index]:[]);return those.length?[Math.min(...those),Math.max(...those)]:null};var SCORES="\
scores",PLANS="plans",OWN="own",form=app=>{let[grid,sheet2,reading]=app.page.forms[SCORES].tables;return{grid,sheet:sheet2,
reading,plans:app.page.forms[PLANS]}},dates=app=>items(app.folder,SCORES).sort((one,other)=>value(one,"day")<value(other,
"day")?-1:+(value(one,"day")>value(other,"day"))),day=(app,item)=>date(app.page,value(item,"day"))||app.say("no_name"),named=(app,item,row)=>row===
OWN&&value(item,"own-name")||(form(app).sheet.rows.find(each=>each.id===row)?.cells[0]??row).replace(/[\s:.…]+$/u,""),
score=(item,row)=>{let[now,low,high,goal]=["now","low","high","goal"].map(column=>{let found=value(item,`${row}-${column}`);
return/^[0-4]$/.test(found)?Number(found):null});return{row,now,low,high,goal,unknown:value(item,`${row}-now`)===UNKNOWN}},
spread=(app,low,high)=>low===high?String(low):app.say("scores_spread",{low,high}),level=(app,item,row)=>{let{now,low,high}=score(
item,row),text=shown(app.page,SCORES,`${row}-now`,answer(item,`${row}-now`))||"–";return low===null||high===null||low===
now&&high===now?text:`${text} (${spread(app,low,high)})`},rowsOf=(app,sheets)=>form(app).sheet.rows.map(each=>each.id).filter(
id=>id!==OWN||sheets.some(item=>value(item,"own-name")||value(item,"own-now"))),loading,rest=app=>loading??=more().then(
found=>(found.paper(app),found),error=>{throw loading=void 0,error}),later=async(app,screen)=>app.go(screen(await rest(app))),
all=app=>{let sheets=dates(app),last=sheets.at(-1);app.current[SCORES]??=last?.id??"";let left=!!(last&&waiting(app,last));
return h("div",{},h("h3",{},form(app).sheet.heading),sheets.length?h("ul",{class:"practice-list"},...sheets.map(item=>h(
"li",{},button(day(app,item),()=>app.go(sheet(item.id)),{class:"practice-open"}),h("span",{class:"practice-help",dir:"au\
to"},value(item,"unit")),big(app.say("remove"),()=>app.go(removing(SCORES,item.id,all,day(app,item))))))):h("p",{},app.say(
"nothing_yet")),buttons(last&&left?next(app.say("next"),()=>app.go(sheet(last.id))):next(app.say(last?"scores_again":"be\
gin"),()=>begun(app)),left&&big(app.say("scores_again"),()=>begun(app)),sheets.length>0&&big(form(app).plans.tables[0].heading,
()=>later(app,found=>found.plans)),isEmpty(app.folder)&&big(app.say("try_example"),async()=>(await rest(app)).example(app))))},
begun=async app=>{let last=dates(app).at(-1),id="";await app.change((folder,by)=>{id=add(folder,SCORES),put(folder,by,SCORES,
id,"day",{v:today()});for(let each of["unit","own-name"])value(last,each)&&put(folder,by,SCORES,id,each,{v:value(last,each)})}),
await app.go(about(id))},about=id=>app=>{let input=newId(),write=()=>app.change((folder,by)=>put(folder,by,SCORES,id,"da\
y",{v:date2.value})),date2=h("input",{type:"date",id:input,value:value(find(app.folder,SCORES,id),"day"),on:{change:write}}),
others=["unit","people","keeper","until"].flatMap(each=>asked(app.page,SCORES,each)??[]);return h("div",{},h("h3",{},form(
app).sheet.heading),h("div",{class:"practice-field"},h("label",{for:input,class:"practice-name"},asked(app.page,SCORES,"\
day")?.label),date2),fields(app,SCORES,id,others),buttons(next(app.say("next"),()=>app.go(sheet(id))),big(app.say("back"),
()=>app.go(all))))},waiting=(app,item)=>rowsOf(app,[]).find(row=>!answer(item,`${row}-now`)),sheet=id=>app=>{let item=find(
app.folder,SCORES,id),left=waiting(app,item);return app.current[SCORES]=id,rest(app).catch(()=>{}),h("div",{},h("h3",{},
day(app,item)),h("ul",{class:"practice-list"},...form(app).sheet.rows.map(row=>h("li",{},button(named(app,item,row.id),()=>app.
go(count(id,row.id)),{class:"practice-open",dir:"auto"}),h("span",{class:"practice-help"},level(app,item,row.id))))),buttons(
left?next(app.say("next"),()=>app.go(count(id,left))):next(app.say("scores_chart"),()=>later(app,found=>found.chart(id))),
left!==void 0&&big(app.say("scores_chart"),()=>later(app,found=>found.chart(id))),big(app.say("scores_about"),()=>app.go(
about(id))),big(app.say("back"),()=>app.go(all))))},raised={},cells=(app,row)=>{let{grid}=form(app),own2=grid.rows.find(
each=>each.id===row)?.cells??[];return[...grid.columns.slice(1).map((name,index)=>[name,own2[index+1]??""]),["?",app.say(
"unknown")]]},place=(app,row)=>{let ids=form(app).sheet.rows.map(each=>each.id),number=ids.indexOf(row)+1;return{after:ids[number],
said:h("p",{class:"practice-help"},app.say("part_of",{number,total:ids.length}))}},count=(id,row)=>app=>{let item=find(app.
folder,SCORES,id),counts=raised[`${id} ${row}`]??=Array(6).fill(0),line=h("p",{class:"practice-count",role:"status"}),ownName=row===
OWN&&asked(app.page,SCORES,"own-name"),said=()=>{let found=range(counts),total=counts.reduce((sum,each)=>sum+each);line.
textContent=total?app.say("scores_counted",{count:total})+(found?` (${spread(app,...found)})`:""):""},write=()=>{let found=range(
counts);return said(),app.change((folder,by)=>{for(let[index,column]of["low","high"].entries())put(folder,by,SCORES,id,`${row}\
-${column}`,found?{c:String(found[index])}:{v:""})})},cards=cells(app,row).map(([name,text],index)=>{let number=h("span",
{class:"practice-number"},String(counts[index])),tap=change=>{counts[index]=Math.max(0,counts[index]+change),number.textContent=
String(counts[index]),app.later("count",write)};return h("div",{class:"practice-card"},h("button",{type:"button",class:"\
practice-tap",on:{click:()=>tap(1)}},h("span",{dir:"auto"},h("strong",{},name)," ",text)," ",number),button("−",()=>tap(
-1),{class:"practice-button","aria-label":app.say("scores_less",{level:name})}))});return said(),h("div",{},h("h3",{},words(
named(app,item,row))),place(app,row).said,ownName&&field(app,SCORES,id,ownName),h("p",{},app.say("scores_raise")),...cards,
line,buttons(next(app.say("next"),()=>later(app,found=>found.settle(id,row))),big(app.say("back"),()=>app.go(sheet(id)))))},
tool=page=>page.forms[PLANS].tables[0].here?first:all,first=app=>(app.current[SCORES]??=dates(app).at(-1)?.id??"",later(
app,found=>found.plans),h("h3",{},form(app).plans.tables[0].heading));return{OWN,PLANS,SCORES,all,cells,count,dates,day,
form,level,named,place,rowsOf,score,sheet,tool}})();
