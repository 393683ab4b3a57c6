"""The words of sensitive subjects in seven languages, as plain text to be read, checked and added to.

`[subject]` heads its words; a line begins with its language (ISO 639-1), the indented ones go on with it.
`word*` is any word that begins so, `two_words` is a phrase, and `word?` is in doubt: it also means something
harmless ('depression' is weather and economics too), so it counts only where the meaning of the title agrees.
Whoever adds a word runs `benchmarks/sensitivity.py`: a word that says too much shows up there as a false alarm.
"""

WORDS = """
[health]
en diabet* chemo chemotherapy cancer? tumour* tumor* lupus crohn* hiv migraine* epilep* dementia alzheimer*
  parkinson* endometrios* fibromyalg* arthritis menopaus* perimenopaus* multiple_sclerosis chronic_pain
  chronic_illness chronic_fatigue back_pain hot_flushes hot_flashes stoma? biopsy oncolog* dialysis stroke?
  disabilit* blood_pressure surgery?
de diabet* krebs? chemotherapie tumor* brustkrebs rheuma* demenz alzheimer* parkinson* epilep* migräne*
  wechseljahre* schlaganfall* chronisch_krank* chronische_schmerzen multiple_sklerose behinderung* rückenschmerz*
es diabet* cáncer? quimioterapia tumor* esclerosis demencia alzheimer* parkinson* epilep* migraña* menopausia
  endometriosis dolor_crónico enfermedad_crónica vih fibromialgia discapacidad
fr diabèt* diabét* cancer? chimio* tumeur* sclérose démence alzheimer* parkinson* épilep* migraine* ménopause
  endométriose maladie_chronique vih fibromyalgie handicap?
pt diabet* câncer? cancro? quimioterapia tumor* esclerose demência alzheimer* parkinson* epilep* enxaqueca*
  menopausa endometriose dor_crônica doença_crônica hiv fibromialgia
it diabet* cancro? chemioterapia tumor* sclerosi demenza alzheimer* parkinson* epiless* emicrania menopausa
  endometriosi dolore_cronico malattia_cronica fibromialgia disabilità
ja 糖尿病 がん治療 乳がん 癌 抗がん剤 認知症 更年期 持病 難病 てんかん 片頭痛 腫瘍 闘病
[mental health]
en antidepressant* bipolar? ocd? adhd ptsd schizophren* suicide? suicidal_thoughts suicidal self_harm
  eating_disorder* anorexi* bulimi* panic_attack* social_anxiety mental_illness mental_health therapist?
  psychiatr* depression? depressed? anxiety? burnout? burned_out? trauma? borderline?
de antidepressiv* bipolar? bipolare_störung adhs ptbs schizophren* suizid* selbstmord* selbstverletz*
  essstörung* magersucht bulimie panikattack* angststörung* depression? depressiv* psychisch* psychotherapie*
  burnout? zwangsstörung*
es antidepresiv* bipolar? tdah esquizofren* suicidio suicida suicidarse autolesion* anorexia bulimia
  ataque_de_pánico ataques_de_pánico trastorno_alimenticio salud_mental depresión? ansiedad psiquiatr* psicoterap*
fr antidépresseur* bipolaire? tdah schizophr* suicide? suicidaire* automutilation anorexie boulimie
  crise_d_angoisse crises_d_angoisse angoisses? santé_mentale dépression? trouble_alimentaire*
  troubles_alimentaire* psychiatr* psychothérap* burn_out
pt antidepressiv* bipolar? tdah esquizofren* suicídio suicida automutilação anorexia bulimia crise_de_ansiedade
  crises_de_ansiedade saúde_mental depressão? ansiedade psiquiatr* psicoterap* ataque_de_pânico ataques_de_pânico
it antidepressiv* bipolare? adhd schizofren* suicidio autolesionismo anoressia bulimia attacchi_di_panico
  salute_mentale depressione? ansia psichiatr* psicoterap*
ja うつ病 鬱 パニック障害 適応障害 双極性 発達障害 統合失調 自傷 自殺 摂食障害 過食 拒食 心療内科 精神科 不安障害 休職
[grief]
en bereav* grief? grieving? eulog* widowed widower* widow? mourning? funeral? died? passed_away losing_a_parent
  losing_my? loss_of_a?
de trauer trauerfall trauerbewältigung trauerbegleitung trauerfeier trauernd* hinterblieben* beerdigung*
  verwitwet witwe? tod_der_mutter tod_des_vaters verstorben* sterbebegleitung
es duelo? luto viud* muerte_de_mi fallec* funeral?
fr deuil endeuill* veuf veuve? obsèques funérailles mort_de_mon mort_de_ma
pt luto viúv* morte_da_minha morte_do_meu falec* velório
it lutto vedov* morte_di_mio morte_di_mia perdita_di_un? funerale
ja 亡くして 亡くなった 死別 喪失感 グリーフ 葬儀 遺族 看取り 喪主
[addiction]
en sober? sobriety addict? addiction? addicted? alcoholic? alcoholics? alcoholism quit_drinking
  quitting_drinking stopped_drinking opioid* overdos* relapse? withdrawal? rehab? gambling? alcoholics_anonymous
  quit_smoking
de sucht? alkoholsucht alkoholiker* alkoholabhängig* spielsucht drogensucht suchtkrank* entzug? trocken?
  nüchtern? rückfall?
es adicción? adicto? alcohólico? alcoholismo ludopat* sobriedad dejé_el_alcohol dejar_el_alcohol dejar_de_beber
  dejé_de_beber desintoxicación drogadic*
fr addiction? alcoolique? alcoolisme sans_alcool? sobriété toxicoman* sevrage? arrêté_de_boire arrêter_de_boire
  jeu_pathologique
pt alcoólatra* alcoolismo alcoolista sobriedade parei_de_beber parar_de_beber vício? viciad? dependência?
  abstinência
it alcolist* alcolismo sobrietà smesso_di_bere smettere_di_bere dipendenza? ludopati* tossicodipend* astinenza
ja 断酒 アルコール依存 依存症 ギャンブル依存 薬物? 禁酒
[sexuality]
en coming_out bisexual* lesbian* gay? transgender transsexual* trans? lgbt* queer polyamor* libido sexuality
  sexual? erectile_dysfunction porn? pornography sex? nonbinary non_binary asexual*
de coming_out schwul* lesbisch* bisexuell* transgender transsexuell* queer polyamor* libido sexualität sexuell?
  pornos* erektions*
es salir_del_armario gay? lesbian* bisexual* transexual* transgénero lgbt* poliamor libido sexualidad sexo?
  porno*
fr coming_out gay? lesbienne* bisexuel* transgenre* transsexuel* lgbt* polyamour* libido sexualité porno*
pt sair_do_armário me_assumi gay? lésbica* bissexual* transexual* transgênero lgbt* poliamor libido sexualidade
  pornô* pornografia
it coming_out gay? lesbica* bisessual* transessual* transgender lgbt* poliamore libido sessualità porno*
ja カミングアウト 同性愛 ゲイの ゲイカップル レズビアン 性同一性 トランスジェンダー 性生活 バイセクシュアル lgbt
[faith]
en prayer? praying? rosary ramadan quran koran shabbat devotional* bible_study gospel? trusting_god god? church?
  mosque? baptis* convert? atheis* losing_faith lent? faith? salah jesus? torah
de beten gebet* rosenkranz ramadan koran bibelkreis bibellese* konfirmation taufe? austritt_aus_der_kirche
  kirchenaustritt gottesdienst? glaube? atheis*
es rezar oración? rosario? ramadán corán estudio_bíblico perder_la_fe bautizo misa? ateísmo
fr prier prière? chapelet ramadan coran étude_biblique perdre_la_foi baptême messe? athé*
pt rezar oração? terço? ramadã alcorão estudo_bíblico perder_a_fé batismo missa? ateísmo
it pregare preghiera? rosario? ramadan corano studio_biblico perdere_la_fede battesimo messa? ateismo
ja 祈り? 礼拝 聖書 コーラン ラマダン 信仰 洗礼 宗教二世
[money trouble]
en bankruptcy bankrupt? eviction evicted debt? debts? foreclos* food_bank payday_loan* debt_collector*
  behind_on_rent unemployed on_benefits? laid_off insolven* credit_card_debt layoff?
de privatinsolvenz insolvenz? schulden? schuldnerberatung überschuld* pfändung* mietschulden bürgergeld
  arbeitslos* zwangsräumung
es desahucio no_puedo_pagar deudas? deuda? embargo? insolvencia en_paro banco_de_alimentos concurso?
fr surendett* expulsion? huissier* dettes? dette? banque_alimentaire chômage rsa? faillite?
pt nome_sujo endividad* dívidas? dívida? despejo falência? desempregad* inadimpl*
it debiti? sovraindebit* sfratto pignoramento non_riesco_a_pagare disoccupat* fallimento?
ja 自己破産 債務整理 借金 滞納 生活保護 失業 任意整理
[abuse]
en abusive? abuse? domestic_violence coercive_control narcissis* groomed? rape? raped rapist sexual_assault
  stalked? stalker molest* gaslighting
de häusliche_gewalt missbrauch? vergewaltig* narzisst* stalking? gewalt_in_der
es violencia_de_género maltrat* abuso_sexual* abusos_sexual* violación? acoso? narcisista*
fr violence_conjugale* violences_conjugale* mari_violent viol? inceste maltrait* emprise? pervers_narcissique
  harcèlement?
pt violência_doméstica abusiv* abuso_sexual estupro relacionamento_abusivo narcisista*
it violenza_domestica maltratt* abuso_sessuale abusi stupro stalking narcisist*
ja dv 虐待 性被害 ストーカー モラハラ 毒親 性暴力
[pregnancy loss]
en miscarr* stillbirth stillborn ivf infertil* abortion* trying_to_conceive ectopic
de fehlgeburt* totgeburt* sternenkind* kinderwunsch* unfruchtbar* abtreibung* schwangerschaftsabbruch
es aborto perdí_a_mi_bebé infertilidad fecundación_in_vitro muerte_perinatal
fr fausse_couche* fausses_couches infertilité fiv ivg avortement* deuil_périnatal
pt aborto* infertilidade fertilização_in_vitro natimorto perda_gestacional
it aborto aborti infertilità fecondazione_assistita morte_perinatale
ja 流産 死産 不妊 中絶 妊活
[immigration status]
en asylum? asylum_seeker* undocumented? deport* visa_expired refugee? immigra? green_card illegal_immigrant*
  immigration_status
de asyl* abschiebung* aufenthaltserlaubnis aufenthaltstitel duldung? geflüchtet* flüchtling?
es sin_papeles solicitud_de_asilo asilo? deportación indocumentad* permiso_de_residencia extranjería refugiad*
fr sans_papiers demande_d_asile asile? titre_de_séjour oqtf réfugié* régularisation
pt imigrante? asilo? deportação indocumentad* autorização_de_residência refugiad*
it permesso_di_soggiorno richiesta_di_asilo asilo? espulsione? clandestin* rifugiat* senza_documenti
ja 在留資格 難民? 不法滞在 強制送還 オーバーステイ
[legal trouble]
en parole? probation pleading_guilty custody_battle arrested? prison? jail? divorce? criminal_record lawsuit?
  restraining_order custody? court_hearing felony
de scheidung* sorgerecht* anzeige? vorstrafe* gefängnis? haft? bewährung? gerichtstermin strafbefehl
es divorcio custodia? antecedentes_penales cárcel? denuncia? juicio_por detenido?
fr divorce? garde_à_vue garde_des_enfants casier_judiciaire prison? procès? pension?
pt divórcio? guarda_dos_filhos antecedentes_criminais prisão? processo? liberdade_condicional
it divorzio? affidamento_dei_figli affidamento? separazione? carcere? precedenti_penali arrestat*
ja 離婚 親権 前科 逮捕? 刑務所 離婚調停
"""
