"""Names for learners of whom the dataset gives only a number: invented, from many languages, the same every time."""
from hashlib import blake2b


def learner_name(id_student: int) -> str:
    """A plausible full name. Two learners may share one, as people do."""
    digest = blake2b(str(id_student).encode(), digest_size=16).digest()  # unlike hash(), the same in every process
    given = GIVEN[int.from_bytes(digest[:8]) % len(GIVEN)]
    family = FAMILY[int.from_bytes(digest[8:]) % len(FAMILY)]
    return f'{given} {family}'


GIVEN = """
    Aaliyah Abena Adaeze Aditya Agnieszka Ahmed Aiko Ailsa Aisha Akira Alejandra Alex Alice Amara Amélie Amina Amir
    Ana Anders Andrea Angus Anika Anjali Anna Anton Aoife Arjun Aroha Arthur Asha Astrid Ayesha Aylin Beatriz Ben Bilal
    Björn Bronwyn Callum Camila Carlos Carys Catalina Charlie Chiara Chidi Chloe Ciarán Clara Connor Daniel Daria David
    Deepa Diego Dilan Dmitri Edith Eilidh Elena Elif Elijah Emeka Emily Emre Esther Ewan Farah Fatima Felix Femi Finn
    Fiona Francesca Freya Gabriel George Georgia Giulia Grace Gwen Hamza Hana Hannah Harper Haruki Hassan Hiroshi Hugo
    Hyun Ibrahim Ines Ingrid Isaac Isla Ivan Iwan Jamal James Jasmine Javier Jia Jin Joanna João Jonas José Joy Juan
    Kai Kamala Karim Katarzyna Keiko Kofi Kwame Laila Lars Layla Leila Leo Li Liam Lina Lucía Lukas Łukasz Maeve Mahmoud
    Maja Malik Manon Mareike Maria Marek Mariam Mateo Maya Mei Mercy Mikkel Min Mohammed Moses Musa Nadia Naomi Natalia
    Ngozi Nia Niamh Nikhil Noah Noor Nuala Oksana Olga Oliver Olivia Omar Oscar Owen Paolo Parveen Patience Pavel Petra
    Pooja Priya Quinn Rachel Rafael Rajesh Rania Ravi Reuben Rhys Robin Rohan Rosa Rowan Ruth Salma Samir Sana Sanjay
    Santiago Sara Seren Shanice Shirin Siobhán Sofia Søren Stefan Sunita Tadeo Tamar Tane Tariq Tess Thandiwe Theo Thuy
    Tomasz Tunde Uma Valentina Vikram Wanjiru Wei William Xin Yasmin Yuki Yusuf Zainab Zeynep Zoë Zuzana
""".split()  # noqa: SIM905 - so many words are read more easily without quotes

FAMILY = """
    Abbott Abdi Abe Achieng Adams Adebayo Afolabi Aguilar Ahmed Akhtar Ali Allen Almeida Amoah Andersen Anderson
    Andersson Appiah Armstrong Arslan Asante Aziz Bailey Bakker Banda Banerjee Barker Barros Begum Bell Bennett Berg
    Bhatt Bianchi Boateng Bondarenko Bose Bowen Brennan Brown Burke Byrne Cameron Campbell Carter Castillo Castro
    Çelik Chan Chanda Chaudhry Chen Chikwanda Choi Chowdhury Chua Clarke Cohen Colombo Contreras Cooper Costa Cruz Dahl
    Das Davies Davis Delgado Demir Desai Dhillon Diallo Díaz Diop Dlamini Doherty Dubois Duffy Edwards Ekwueme Ellis
    Eriksson Esposito Evans Farah Fernández Ferreira Fischer Fitzgerald Fleming Flores Forbes Fraser Gallagher García
    Gill Goldberg Gomes González Gordon Graham Grant Greenberg Grewal Griffiths Gruber Gupta Gutiérrez Haddad Hall
    Hansen Harris Hassan Hayashi Hernández Herrera Hoang Horvat Hughes Hussain Ibrahim Islam Ivanova Iyer Jackson Jain
    Jansen Jensen Johansson Johnson Jones Joseph Kamau Kang Kapoor Karlsson Kato Kaur Kelly Kennedy Khalil Khan Kiplagat
    Kim Kobayashi Kovács Kowalski Kumar Lam Larsen Lau Laurent Lee Leroy Levy Lewis Lim Lindqvist Liu Lloyd Lopes López
    Mahlangu Mahmood Malik Marino Martin Martínez Mbeki McDonald McKenzie Mehta Meier Mendoza Mensah Meyer Mitchell
    Moore Morales Moreau Morgan Morris Moyo Müller Murphy Murray Mutasa Mwangi Nakamura Navarro Ndlovu Ng Nguyễn Nielsen
    Nkosi Novák Nowak Obi Ochieng Okafor Okeke Oliveira Olsen Onyango Osei Owusu Özdemir Papadopoulos Park Parker Parry
    Patel Pereira Pérez Petrov Pham Phillips Popescu Powell Price Qureshi Rahman Ramírez Rao Reddy Rees Reid Reyes
    Roberts Robinson Rodríguez Romano Rossi Rothwell Roy Ryan Said Salazar Saleh Sánchez Santos Sato Schmidt Schneider
    Scott Sharma Shaw Sheikh Sidhu Silva Singh Smith Sørensen Stewart Suzuki Svensson Takahashi Tan Tanaka Taylor
    Thomas Thompson Tkachenko Torres Tran Turner Uddin Usman Vargas Vasile Walker Walsh Wang Watanabe Weber Wilson Wong
    Wright Xu Yamamoto Yang Yılmaz Young Yusuf Zhang Zhou Zieliński
""".split()  # noqa: SIM905 - so many words are read more easily without quotes
